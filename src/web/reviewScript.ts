/** Script of the queue of questions: served as its text (see script.ts), it stands alone. */

/** One key an answer, inside the card only and where the reader leaves it on; the next question takes its place without a new page. */
export function reviewKeys(): void {
  const zone = document.querySelector<HTMLElement>('[data-review]')
  if (!zone) return
  const NAME = 'spaser.touches'
  const STATUS = '[data-review-status]'
  const isOn = (): boolean => {
    try {
      return localStorage.getItem(NAME) !== 'non'
    } catch {
      return true
    }
  }
  let busy = false

  const card = (): HTMLElement | null => zone.querySelector<HTMLElement>('[data-review-card]')
  /** The words in question, above the answers, which stay at the foot of a large screen; the first before the others. */
  const toWords = (): void => {
    const words = [...zone.querySelectorAll<HTMLElement>('[data-review-words]')]
    for (const each of words.reverse()) each.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  const dress = (): void => {
    zone.classList.toggle('no-keys', !isOn())
    const choice = zone.querySelector<HTMLElement>('[data-review-keys]')
    const box = choice?.querySelector<HTMLInputElement>('input')
    if (!choice || !box) return
    choice.hidden = false
    box.checked = isOn()
    box.addEventListener('change', () => {
      try {
        localStorage.setItem(NAME, box.checked ? 'oui' : 'non')
      } catch {
        // Where nothing may be kept, the choice holds for this page.
      }
      zone.classList.toggle('no-keys', !box.checked)
    })
  }

  const show = async (response: Response): Promise<void> => {
    const next = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = next.querySelector('[data-review]')
    if (!fresh) {
      // A refusal is a page of its own, with its way on.
      const [main, other] = [document.querySelector('main'), next.querySelector('main')]
      if (main && other) main.replaceChildren(...other.childNodes)
      document.querySelector('main')?.focus()
      return
    }
    zone.replaceChildren(...fresh.childNodes)
    // What is read aloud is a change of this element's words: it stays, and takes those of the other.
    const words = next.querySelector(STATUS)
    if (words) document.querySelector(STATUS)?.replaceChildren(...words.childNodes)
    const lead = [document.querySelector('main > .lead'), next.querySelector('main > .lead')]
    if (lead[0] && lead[1]) lead[0].replaceWith(lead[1])
    recount(next)
    history.replaceState(null, '', response.url)
    dress()
    card()?.focus({ preventScroll: true })
    // What was just done, and the way back, stand above the card.
    if (zone.getBoundingClientRect().top < 0) zone.scrollIntoView({ block: 'start', behavior: 'instant' })
    toWords()
  }

  // What may be chosen counts what is left of it.
  const recount = (next: Document): void => {
    const [shown, fresh] = [document, next].map((page) => page.querySelector<HTMLDetailsElement>('.review-filters'))
    if (!shown) return
    if (fresh) fresh.open = shown.open
    shown.replaceWith(...(fresh ? [fresh] : []))
  }

  /** To the fields of the form, opened where they are not. */
  const toFields = (): void => {
    const reasons = zone.querySelector<HTMLDetailsElement>('[data-review-reasons]')
    if (!reasons) return
    reasons.open = true
    reasons.querySelector<HTMLElement>('input')?.focus()
  }

  /** Out of the fields: Escape to the card, Enter to the answers, which a key or a button then gives. */
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    const to = event.key === 'Enter' ? zone.querySelector<HTMLElement>('[data-key="o"]') : card()
    to?.focus()
  }

  const go = async (ask: () => Promise<Response>): Promise<void> => {
    if (busy) return
    busy = true
    zone.setAttribute('aria-busy', 'true')
    try {
      await show(await ask())
    } catch {
      const status = document.querySelector<HTMLElement>(STATUS)
      if (status) status.textContent = 'Le service ne répond pas : rien n’a été enregistré, réessayez.'
    } finally {
      busy = false
      zone.removeAttribute('aria-busy')
    }
  }

  zone.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-review-form]')) return
    event.preventDefault()
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    const button = event.submitter
    if (button instanceof HTMLButtonElement && button.name) body.append(button.name, button.value)
    void go(() => fetch(form.action, { method: 'POST', body }))
  })
  zone.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-review-link]') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void go(() => fetch(link.href))
  })
  zone.addEventListener('keydown', (event) => {
    const target = event.target
    if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (!(target instanceof Element) || !target.closest('[data-review-card]')) return
    if (target.closest('input:not([type=checkbox]), select, textarea')) return leave(event)
    const key = event.key.toLowerCase()
    if (key === 'm') {
      event.preventDefault()
      return toFields()
    }
    const wanted =
      key === 'u'
        ? zone.querySelector<HTMLElement>('[data-review-undo] button')
        : [...zone.querySelectorAll<HTMLElement>('[data-key]')].find((each) => each.dataset.key === key)
    if (!wanted) return
    event.preventDefault()
    wanted.click()
  })

  // A click on nothing takes the focus away: the keys would go with it, without a sign.
  document.addEventListener('click', () => {
    if (isOn() && document.activeElement === document.body && !getSelection()?.toString())
      card()?.focus({ preventScroll: true })
  })

  dress()
  if (isOn()) card()?.focus({ preventScroll: true })
  toWords()
}
