import { typographic as t } from '../../../french.js'

const DOORS = [
  {
    title: 'Vous êtes élue ou élu',
    href: '/synthese',
    name: 'Lire la synthèse',
    text: 'Les objectifs, où ils en sont, en trois phrases et une page à imprimer.',
  },
  {
    title: 'Vous tenez le registre',
    href: '/marches',
    name: 'Ouvrir les marchés',
    text: 'Chaque marché avec ses six faits et leur preuve, à trier et à filtrer.',
  },
  {
    title: 'Vous êtes une structure de l’ESS',
    href: '/marches-reserves',
    name: 'Voir les marchés réservés',
    text: 'Marchés réservés ou avec clause d’insertion, et quand ils pourraient revenir ; par fil Atom, agenda ou tableur.',
  },
] as const

/** The way for each of the three audiences. */
export function Doors() {
  return (
    <section aria-labelledby="portes">
      <h2 id="portes">Par où entrer</h2>
      <ul class="doors">
        {DOORS.map(({ title, href, name, text }) => (
          <li class="card">
            <h3>{t(title)}</h3>
            <p>{t(text)}</p>
            <p>
              <a href={href}>{name}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
