import type { SourceText } from '../../../contract.js'
import { capital, listOf, typographic as t } from '../../../french.js'
import { KIND_LABELS } from '../../../states.js'
import { FIELD_NAMES } from './facts.js'
import { kindsProved, type Proof, type Proofs } from './proofs.js'
import { type Segment, segmentsOf } from './segments.js'

/** The texts as received, what proves something highlighted in place; those that prove something come first. */
export function Texts({ proofs: { texts } }: { readonly proofs: Proofs }) {
  const telling = texts.filter(({ proofs }) => proofs.length > 0)
  const silent = texts.filter(({ proofs, text: { text } }) => proofs.length === 0 && text.trim() !== '')
  return (
    <section aria-labelledby="textes">
      <h2 id="textes">Ce qui a été lu</h2>
      {telling.map(({ text, proofs }) => (
        <Text text={text} proofs={proofs} />
      ))}
      {silent.length > 0 && (
        <details open={telling.length === 0}>
          <summary>{telling.length === 0 ? 'Textes lus, sans preuve' : 'Autres textes lus, sans preuve'}</summary>
          {silent.map(({ text }) => (
            <Text text={text} proofs={[]} />
          ))}
        </details>
      )}
      {texts.length === 0 && <p>Aucun texte n’a été reçu avec ce marché.</p>}
    </section>
  )
}

function Text({
  text: { field, column, text, cell },
  proofs,
}: {
  readonly text: SourceText
  readonly proofs: readonly Proof[]
}) {
  const kinds = listOf([...new Set(proofs.flatMap(kindsProved))].map((kind) => KIND_LABELS[kind]))
  return (
    <article class="source-text">
      <h3>
        {column === null ? capital(FIELD_NAMES[field]) : t(`« ${column} »`)} <span class="note">{cell}</span>
      </h3>
      {text === '' && <p class="note">{t('Cellule vide, lue « non » : c’est décidé pour toute la colonne.')}</p>}
      <p class="verbatim">
        {segmentsOf(text, proofs).map((segment) => (
          <Shown segment={segment} />
        ))}
      </p>
      {kinds !== '' && <p class="note">{t(`Surligné : ${kinds}.`)}</p>}
    </article>
  )
}

/** A run of text; where proofs begin, the places their links lead to. */
function Shown({ segment: { text, covering, opening } }: { readonly segment: Segment<Proof> }) {
  if (covering.length === 0) return <>{text}</>
  const named = [...new Set(covering.flatMap(kindsProved))].map((kind) => KIND_LABELS[kind])
  return (
    <mark title={listOf(named)}>
      {opening.map(({ id }) => (
        <span id={id} class="anchor" />
      ))}
      {text}
    </mark>
  )
}
