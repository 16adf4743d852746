import { integer, typographic as t } from '../../../french.js'
import { addressOf, type Format, type Given } from './address.js'
import { CALENDAR_CONTRACTS } from './formats.js'

const WAYS: readonly { readonly format: Format; readonly name: string; readonly use: string }[] = [
  {
    format: 'atom',
    name: 'Flux (RSS/Atom)',
    use: 'à coller dans un lecteur de flux ou une messagerie : chaque nouveau marché y arrive.',
  },
  {
    format: 'ics',
    name: 'Agenda (iCal)',
    use: 'à coller dans « S’abonner à un agenda » : fins théoriques, et prévisions dites comme telles.',
  },
  { format: 'csv', name: 'Tableau (CSV)', use: 'à ouvrir dans un tableur : la liste entière, une ligne par contrat.' },
]

interface SubscribeProps {
  readonly given: Given
  readonly origin: string
  /** Contracts in the list. */
  readonly count: number
}

/** The same list in three other forms; the filters are in the address, so the address is what to keep. */
export function Subscribe({ given, origin, count }: SubscribeProps) {
  return (
    <section aria-labelledby="suivre" class="subscribe">
      <h2 id="suivre">Suivre cette liste</h2>
      <p>{t('Les filtres sont dans l’adresse : gardez-la, elle reste à jour.')}</p>
      {count > CALENDAR_CONTRACTS && (
        <p class="note">
          {t(
            `L’agenda ne porte que les ${integer(CALENDAR_CONTRACTS)} premiers contrats datés de la liste : filtrez-la pour le rendre utile. Le flux et le tableau les ont tous.`,
          )}
        </p>
      )}
      <ul>
        {WAYS.map(({ format, name, use }) => (
          <li>
            <a class="button" href={addressOf(given, { format })}>
              {name}
            </a>
            <div class="field">
              <label for={`adresse-${format}`}>Adresse à copier</label>
              <input
                id={`adresse-${format}`}
                type="url"
                readonly
                value={`${origin}${addressOf(given, { format })}`}
                aria-describedby={`usage-${format}`}
              />
              <span class="hint" id={`usage-${format}`}>
                {t(use)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
