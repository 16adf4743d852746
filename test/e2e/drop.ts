import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Drops a file on an element as a person would: the browser is given real bytes and a real drop event. */
export async function dropFile(page: Page, selector: string, path: string, name: string): Promise<void> {
  const base64 = readFileSync(path).toString('base64')
  const transfer = await page.evaluateHandle(
    ({ bytes, fileName }) => {
      const dropped = new DataTransfer()
      const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))
      dropped.items.add(new File([content], fileName))
      return dropped
    },
    { bytes: base64, fileName: name },
  )
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(selector, event, { dataTransfer: transfer })
  }
}
