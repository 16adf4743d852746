import { typographic as t } from '../../../french.js'
import { page } from '../../ui/layout.js'

/** What could not be done and why: a plan's faults are one a line, each with its place. */
export function refusedPage(message: string, next: string) {
  const [first = '', ...faults] = message.split('\n')
  return page(
    { title: 'Demande refusée', section: '/objectifs' },
    <>
      <h1>Demande refusée</h1>
      <p>{t(first)}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li>{t(fault.replace(/^- /, ''))}</li>
          ))}
        </ul>
      )}
      <p>
        <a href={next}>Revenir aux objectifs</a>
      </p>
    </>,
  )
}
