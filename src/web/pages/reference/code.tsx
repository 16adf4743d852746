import { typographic as t } from '../../../french.js'

/** Lines of a terminal or of JSON, that scroll by themselves and can be scrolled from the keyboard. */
export function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <section class="code" aria-label={t(label)} tabindex={0}>
      <pre>
        <code>{text}</code>
      </pre>
    </section>
  )
}
