/** Scripts of the pages of registers: served as their text (see script.ts), each stands alone. */

/** Files may be dropped on the form; one that is too large is refused before it travels. */
export function uploadForm(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
    const input = form.querySelector<HTMLInputElement>('input[type=file]')
    const hint = form.querySelector<HTMLElement>('[data-drop-hint]')
    const chosen = form.querySelector<HTMLElement>('[data-chosen]')
    const problem = form.querySelector<HTMLElement>('[role=alert]')
    const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
    if (!input || !problem || !chosen) continue
    if (hint) hint.hidden = false

    const words = (bytes: number): string => {
      const mega = bytes / 1048576
      return mega < 0.1
        ? `${Math.ceil(bytes / 1024)} ko`
        : `${mega.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
    }
    const look = (): void => {
      const file = input.files?.[0]
      chosen.hidden = !file
      chosen.textContent = file ? `Choisi : ${file.name} (${words(file.size)})` : ''
      const max = Number(form.dataset.maxBytes)
      const tooLarge = file !== undefined && file.size > max
      const empty = file !== undefined && file.size === 0
      problem.textContent = tooLarge
        ? `Ce fichier pèse ${words(file.size)}, plus que les ${form.dataset.maxWords} acceptés ici. Découpez-le, par année par exemple, ou importez-le par la ligne de commande.`
        : empty
          ? 'Ce fichier est vide : exportez de nouveau le registre.'
          : ''
      input.setCustomValidity(tooLarge || empty ? (problem.textContent ?? '') : '')
    }
    input.addEventListener('change', look)
    form.addEventListener('submit', ({ submitter }) => {
      const pressed = submitter instanceof HTMLButtonElement ? submitter : button
      if (pressed) pressed.textContent = 'Envoi en cours…'
      // Once sent, and not before: a button that is disabled does not say where to.
      setTimeout(() => {
        for (const each of form.querySelectorAll<HTMLButtonElement>('button[type=submit]')) each.disabled = true
      })
    })
    // Back from the next page, a browser may show this one as it was left.
    addEventListener('pageshow', (event) => {
      if (event.persisted) location.reload()
    })

    let inside = 0
    const over = (on: boolean): boolean => form.classList.toggle('over', on)
    form.addEventListener('dragenter', (event) => {
      event.preventDefault()
      inside += 1
      over(true)
    })
    form.addEventListener('dragleave', () => {
      inside -= 1
      if (inside <= 0) over(false)
    })
    form.addEventListener('dragover', (event) => event.preventDefault())
    form.addEventListener('drop', (event) => {
      event.preventDefault()
      inside = 0
      over(false)
      const files = event.dataTransfer?.files
      if (!files || files.length === 0) return
      if (files.length > 1) {
        problem.textContent = 'Un seul fichier à la fois : déposez-les l’un après l’autre.'
        return
      }
      input.files = files
      look()
      button?.focus()
    })
  }
}

/** A file may be dropped on any page: into the form where the page has it, else into one that asks first. */
export function dropAnywhere(): void {
  const target = document.createElement('div')
  target.className = 'drop-anywhere'
  target.hidden = true
  target.setAttribute('aria-hidden', 'true')
  target.textContent = 'Lâchez le fichier pour le déposer'
  document.body.append(target)
  const element = <K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] => {
    const made = document.createElement(name)
    made.textContent = text
    return made
  }

  const intoForm = (input: HTMLInputElement, files: FileList): void => {
    input.files = files
    input.dispatchEvent(new Event('change'))
    input.form?.scrollIntoView()
    input.form?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus()
  }
  const ask = (files: FileList): void => {
    const dialog = element('dialog')
    const title = element('h2', files.length > 1 ? 'Un seul fichier à la fois' : 'Déposer ce registre\u202f?')
    title.id = 'depot-titre'
    dialog.setAttribute('aria-labelledby', title.id)
    const form = element('form')
    form.method = 'post'
    form.action = '/registres'
    form.enctype = 'multipart/form-data'
    const input = element('input')
    input.type = 'file'
    input.name = 'fichier'
    input.hidden = true
    input.files = files
    const said = element(
      'p',
      files.length > 1
        ? 'Déposez-les l’un après l’autre.'
        : `${files[0]?.name} sera lu. Ses colonnes, puis ce que l’import changerait, vous seront montrés avant que rien ne soit écrit.`,
    )
    const send = element('button', 'Déposer ce registre')
    send.className = 'primary'
    const leave = element('button', files.length > 1 ? 'Fermer' : 'Ne rien faire')
    leave.type = 'button'
    leave.addEventListener('click', () => dialog.close())
    const actions = element('div')
    actions.className = 'actions'
    actions.append(...(files.length > 1 ? [leave] : [send, leave]))
    form.append(input, title, said, actions)
    form.addEventListener('submit', () => {
      send.disabled = true
      send.textContent = 'Envoi en cours…'
    })
    // Back from the next page, a browser may show this one as it was left.
    addEventListener('pageshow', ({ persisted }) => persisted && dialog.close())
    dialog.addEventListener('close', () => dialog.remove())
    dialog.append(form)
    document.body.append(dialog)
    dialog.showModal()
  }

  let inside = 0
  const bearsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  addEventListener('dragenter', (event) => {
    if (!bearsFiles(event)) return
    inside += 1
    target.hidden = false
  })
  addEventListener('dragleave', (event) => {
    if (!bearsFiles(event)) return
    inside -= 1
    target.hidden = inside > 0 ? target.hidden : true
  })
  addEventListener('dragover', (event) => {
    if (bearsFiles(event)) event.preventDefault()
  })
  addEventListener('drop', (event) => {
    inside = 0
    target.hidden = true
    const files = event.dataTransfer?.files
    // The form of the page, where the file was dropped on it, has taken it already.
    if (event.defaultPrevented || !files?.length) return
    event.preventDefault()
    const input = document.querySelector<HTMLInputElement>('form[data-upload] input[type=file]')
    if (input && files.length === 1) intoForm(input, files)
    else if (!document.querySelector('dialog[open]')) ask(files)
  })
}

/** Keeps the page of an import up to date in place, and goes on when it is done. */
export function followUpload(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-follow]')) {
    const text = part.querySelector<HTMLElement>('[data-follow-text]')
    const bar = part.querySelector<HTMLProgressElement>('[data-follow-bar]')
    let missed = 0
    const ask = async (): Promise<void> => {
      try {
        const response = await fetch(part.dataset.follow ?? '', { headers: { Accept: 'application/json' } })
        if (!response.ok) throw new Error(String(response.status))
        const { text: said, done, total, next } = await response.json()
        missed = 0
        if (next) {
          location.replace(next)
          return
        }
        if (text && text.textContent !== said) text.textContent = said
        if (bar && done !== null && total) {
          bar.max = total
          bar.value = done
        } else bar?.removeAttribute('value')
      } catch {
        missed += 1
        if (text && missed === 3)
          text.textContent = 'Le service ne répond plus : nouvel essai dans un instant. L’import, lui, n’est pas perdu.'
      }
      setTimeout(ask, missed > 0 ? 5000 : 1000)
    }
    setTimeout(ask, 700)
  }
}
