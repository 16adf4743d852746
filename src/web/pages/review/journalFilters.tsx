import { capital } from '../../../french.js'
import { KIND_LABELS, KINDS } from '../../../states.js'
import type { JournalFilter } from '../../../store/journal.js'
import { actorText } from '../../../tasks/actor.js'
import { JOURNAL_PATH } from './address.js'

interface JournalFiltersProps {
  /** Who decided something. */
  readonly actors: readonly string[]
  readonly filter: JournalFilter
}

export function JournalFilters({ actors, filter }: JournalFiltersProps) {
  return (
    <form class="filters" method="get" action={JOURNAL_PATH} aria-label="Filtrer le journal">
      <div class="field">
        <label for="choix-fait">Fait</label>
        <select id="choix-fait" name="fait">
          <option value="">tous</option>
          {KINDS.map((kind) => (
            <option value={kind} selected={kind === filter.kind}>
              {capital(KIND_LABELS[kind])}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="choix-lignes">Lignes</label>
        <select id="choix-lignes" name="lignes">
          <option value="">toutes</option>
          <option value="en-vigueur" selected={filter.only === 'inForce'}>
            décisions en vigueur
          </option>
          <option value="sans-piece" selected={filter.only === 'undocumented'}>
            en vigueur sans pièce
          </option>
        </select>
      </div>
      {actors.length > 1 && (
        <div class="field">
          <label for="choix-auteur">Auteur</label>
          <select id="choix-auteur" name="auteur">
            <option value="">tous</option>
            {actors.map((actor) => (
              <option value={actor} selected={actor === filter.actor}>
                {actorText(actor)}
              </option>
            ))}
          </select>
        </div>
      )}
      <Day name="du" label="Du" value={filter.from} />
      <Day name="au" label="Au" value={filter.to} />
      <button type="submit">Afficher</button>
    </form>
  )
}

function Day({
  name,
  label,
  value,
}: {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
}) {
  return (
    <div class="field">
      <label for={`choix-${name}`}>{label}</label>
      <input type="date" id={`choix-${name}`} name={name} value={value} />
    </div>
  )
}
