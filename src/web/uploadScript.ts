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
    form.addEventListener('submit', () => {
      if (!button) return
      button.disabled = true
      button.textContent = 'Envoi en cours…'
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
