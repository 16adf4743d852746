import { batchEffect } from './batchScript.js'
import { fingerprint } from './fingerprint.js'
import { reviewKeys } from './reviewScript.js'
import { dropAnywhere, followUpload, uploadForm } from './uploadScript.js'

/**
 * What the pages gain where scripts run; each page works without. Written as functions so that they are typed and linted,
 * served as their text: each must stand alone, and use nothing of this module.
 */
function printButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

/** Copies the address of the page, which holds its whole state. */
function shareButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-share]')) {
    if (!navigator.clipboard) continue
    button.hidden = false
    const said = document.createElement('span')
    said.setAttribute('role', 'status')
    button.after(said)
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.share || location.href)
      said.textContent = ' Adresse copiée.'
    })
  }
}

// Bundlers that keep the names of functions write calls of `__name` into their text.
export const SCRIPT = `const __name = (value) => value
${[printButtons, shareButtons, uploadForm, dropAnywhere, followUpload, reviewKeys, batchEffect].map((part) => `;(${part})()`).join('\n')}
`

const HREF = `/script.js?v=${fingerprint(SCRIPT)}`
export const scriptHref = (): string => HREF
