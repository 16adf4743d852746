import { OPEN, OPEN_FIELD, severityName } from './address.js'
import type { FindingsProps } from './findings.js'
import { headingOf } from './severityBadge.js'

/** A plain form: what is chosen stands in the address. */
export function FindingsFilter({ report: { summary, groups }, asked: { filter } }: FindingsProps) {
  const sheets = [...new Set(groups.flatMap(({ sheet }) => sheet ?? []))]
  const severities = [...new Set(groups.map(({ severity }) => severity))]
  const hasSettled = summary.state === 'done' && groups.some(({ settled }) => settled > 0)
  return (
    <form class="filters" method="get" action={`/registres/${summary.id}#liste`}>
      <div class="field">
        <label for="gravite">Gravité</label>
        <select id="gravite" name="gravite">
          <option value="">Erreurs et avertissements</option>
          {severities.map((severity) => (
            <option value={severityName(severity)} selected={severity === filter.severity}>
              {headingOf(severity)}
            </option>
          ))}
        </select>
      </div>
      {sheets.length > 0 && (
        <div class="field">
          <label for="feuille">Feuille</label>
          <select id="feuille" name="feuille">
            <option value="">Toutes</option>
            {sheets.map((sheet) => (
              <option value={sheet} selected={sheet === filter.sheet}>
                {sheet}
              </option>
            ))}
          </select>
        </div>
      )}
      {hasSettled && (
        <label>
          <input type="checkbox" name={OPEN_FIELD} value={OPEN} checked={filter.open === true} /> Seulement ce qui reste
          à régler
        </label>
      )}
      {filter.code && <input type="hidden" name="code" value={filter.code} />}
      <button type="submit">Filtrer</button>
      {(filter.code || filter.severity || filter.sheet || filter.open) && (
        <a href={`/registres/${summary.id}#liste`}>Toutes les erreurs et tous les avertissements</a>
      )}
    </form>
  )
}
