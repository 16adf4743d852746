import type { Child } from 'hono/jsx'
import { capital, listOf, typographic as t } from '../../../french.js'
import { FACTS } from '../../../indicators/facts.js'
import { CONSIDERATIONS, KIND_LABELS, KINDS, STATES } from '../../../states.js'
import { StateBadge } from '../../ui/state.js'
import { FACT_MEANINGS, GLOSSARY, STATE_MEANINGS } from './words.js'

/** The six facts, the two considerations made of them, the four states and the three sources. */
export function Facts() {
  return (
    <>
      <section aria-labelledby="faits">
        <h2 id="faits">Les six faits</h2>
        <p>
          {t(
            'De chaque marché, nous cherchons six faits. Chacun se prouve à part : aucun ne se déduit de l’objet acheté ni de la nature du fournisseur.',
          )}
        </p>
        <dl class="definitions">
          {KINDS.map((kind) => (
            <Defined id={kind} term={capital(KIND_LABELS[kind])}>
              {t(FACT_MEANINGS[kind])}
            </Defined>
          ))}
          {considerations().map(({ id, label, kinds }) => (
            <Defined id={id} term={label}>
              {t(
                `Au moins un de ces faits : ${kinds}. Oui dès que l’un est oui ; sinon à vérifier, puis non renseigné, dès que l’un l’est ; non seulement si tous sont non.`,
              )}
            </Defined>
          ))}
        </dl>
        <p>
          {t(
            'N’en font pas partie : l’objet « vert » ou social en lui-même, le titulaire qui se trouve être un ESAT, la seule mention d’un CCAG, le rappel du droit du travail, une attestation de candidature.',
          )}
        </p>
      </section>
      <States />
      <Sources />
      <section aria-labelledby="sigles">
        <h2 id="sigles">Sigles</h2>
        <dl class="definitions">
          {GLOSSARY.map(([term, meaning]) => (
            <Defined term={term}>{t(capital(`${meaning}.`))}</Defined>
          ))}
        </dl>
      </section>
    </>
  )
}

function considerations() {
  return Object.entries(CONSIDERATIONS).map(([id, kinds]) => ({
    id,
    label: FACTS[id as keyof typeof CONSIDERATIONS].label.replace(
      /^Marchés avec (.)([^(]*).*$/,
      (_, first, rest) => `${first.toUpperCase()}${rest}`,
    ),
    kinds: listOf(kinds.map((kind) => KIND_LABELS[kind])),
  }))
}

function States() {
  return (
    <section aria-labelledby="etats">
      <h2 id="etats">Quatre états, jamais deux</h2>
      <dl class="definitions">
        {STATES.map((state) => (
          <Defined term={<StateBadge state={state} />}>{t(STATE_MEANINGS[state])}</Defined>
        ))}
      </dl>
      <p>
        {t(
          'Tout oui, tout non et tout « à vérifier » porte sa preuve : le texte cité, sa place dans le registre, la règle qui l’a lu. Sans preuve, rien n’est établi.',
        )}
      </p>
      <p>
        {t(
          'L’état est celui de la notification : une clause retirée ensuite par modification se voit sur la fiche du marché, sans changer le compte.',
        )}
      </p>
    </section>
  )
}

function Sources() {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Trois sources, et comment elles se combinent</h2>
      <ol>
        <li>
          {t(
            'Une personne : sa décision, avec son nom, sa date et son motif, l’emporte sur tout. Elle se prend sur la fiche du marché, sous un fait à vérifier, et se retire ; liée à ce qui était lu, elle est à reconfirmer quand cela change.',
          )}
        </li>
        <li>{t('Le registre : ce que déclare sa colonne.')}</li>
        <li>
          {t('Les textes : ce qu’une règle trouve dans l’objet, la description, les critères ou les conditions.')}
        </li>
      </ol>
      <p>{t('Sans décision d’une personne :')}</p>
      <ul>
        <li>{t('si une source se tait, l’autre est retenue ; si elles s’accordent, leur état aussi ;')}</li>
        <li>
          {t(
            'un oui dans le texte l’emporte sur un non par simple omission, et le marché est signalé « non déclaré » ;',
          )}
        </li>
        <li>
          {t(
            'un oui contre un non écrit, dans un sens ou dans l’autre, est à vérifier, et la contradiction est signalée ;',
          )}
        </li>
        <li>{t('une déclaration nette l’emporte sur un texte ambigu, qui est signalé.')}</li>
      </ul>
      <p>
        {t(
          '« Clause sociale » sans plus de précision dit oui à la clause sociale, et laisse la clause d’insertion à vérifier.',
        )}
      </p>
    </section>
  )
}

interface DefinedProps {
  readonly id?: string
  readonly term: Child
  readonly children: Child
}

/** A term and its meaning, reachable by its address where it has an id. */
export function Defined({ id, term, children }: DefinedProps) {
  return (
    <>
      <dt id={id}>{typeof term === 'string' ? t(term) : term}</dt>
      <dd>{children}</dd>
    </>
  )
}
