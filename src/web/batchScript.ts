/** Script of the page of a group of questions: served as its text (see script.ts), it stands alone. */

/** The effect follows each tick, where scripts run; the button does the same, and stays where that fails. */
export function batchEffect(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-batch]')
  const again = form?.querySelector<HTMLButtonElement>('[data-batch-again]')
  if (!form || !again) return
  again.hidden = true
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const parts = (page: Document): HTMLElement[] => [...page.querySelectorAll<HTMLElement>('[data-batch-live]')]

  const renew = async (): Promise<void> => {
    latest += 1
    const own = latest
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.append(again.name, again.value)
    try {
      const response = await fetch(form.action, { method: 'POST', body })
      if (!response.ok) throw new Error(String(response.status))
      const fresh = parts(new DOMParser().parseFromString(await response.text(), 'text/html'))
      if (own !== latest) return
      for (const [at, part] of parts(document).entries()) part.replaceChildren(...(fresh[at]?.childNodes ?? []))
    } catch {
      if (own === latest) again.hidden = false
    } finally {
      if (own === latest) for (const part of parts(document)) part.removeAttribute('aria-busy')
    }
  }
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox' || target.form !== form) return
    for (const part of parts(document)) part.setAttribute('aria-busy', 'true')
    clearTimeout(timer)
    timer = setTimeout(() => void renew(), 250)
  })
}
