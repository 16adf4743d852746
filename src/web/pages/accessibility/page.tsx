import { date, typographic as t } from '../../../french.js'
import { page } from '../../ui/layout.js'

/** Day on which this statement was last looked through. */
const ESTABLISHED = '2026-11-22'

/** What can be said of accessibility before anybody has audited it (RGAA 4.1.2; loi n° 2005-102, article 47). */
export function accessibilityPage(organisation: string) {
  return page(
    { title: 'Accessibilité', section: null },
    <>
      <h1>Déclaration d’accessibilité</h1>
      <p class="lead">
        {t(
          `${organisation} s’engage à rendre ce service accessible à tous, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.`,
        )}
      </p>
      <p>{t('Cette déclaration s’applique au service « Achats responsables », dans toutes ses pages.')}</p>
      <Compliance />
      <Limits />
      <section aria-labelledby="contact">
        <h2 id="contact">Signaler une difficulté</h2>
        <p>
          {t(
            `Si un contenu ou un service vous résiste, adressez-vous à l’organisation qui vous y donne accès (${organisation}), par l’adresse de contact de son site, ou à la personne qui vous a transmis cette page. Dites l’adresse de la page et ce qui bloque ; une autre forme peut vous être fournie (tableur, texte).`,
          )}
        </p>
      </section>
      <Remedies />
      <p class="note">{t(`Déclaration établie le ${date(ESTABLISHED)}.`)}</p>
    </>,
  )
}

function Compliance() {
  return (
    <section aria-labelledby="etat">
      <h2 id="etat">État de conformité</h2>
      <p>
        {t('Le service « Achats responsables » est ')}
        <strong>non conforme</strong>
        {t(
          ' avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2 : aucun audit n’a encore été fait, et un service sans audit est réputé non conforme.',
        )}
      </p>
      <h3>Ce qui est vérifié à chaque version</h3>
      <ul>
        <li>
          {t(
            'L’outil automatique axe-core (règles WCAG 2.2, niveaux A et AA), dans un vrai navigateur ; il ne voit qu’une partie des défauts possibles.',
          )}
        </li>
        <li>{t('Langue, titre, repères, lien d’évitement, un seul titre de premier niveau.')}</li>
      </ul>
      <h3>Ce qui a été conçu ainsi</h3>
      <ul>
        <li>{t('Chaque page se lit et chaque action se fait sans script, et au clavier seul.')}</li>
        <li>{t('La couleur ne dit jamais rien seule : un mot ou une forme l’accompagne.')}</li>
        <li>{t('Chaque graphique a un titre, une description et ses données en tableau.')}</li>
        <li>{t('Thème clair et thème sombre selon votre réglage ; texte agrandi et petit écran sans perte.')}</li>
      </ul>
    </section>
  )
}

function Limits() {
  return (
    <section aria-labelledby="limites">
      <h2 id="limites">Limites connues</h2>
      <ul>
        <li>
          {t(
            'Aucun essai n’a été mené avec des personnes handicapées, ni systématiquement avec chaque lecteur d’écran.',
          )}
        </li>
        <li>{t('Les tableaux larges défilent de gauche à droite sur un petit écran.')}</li>
        <li>
          {t(
            'Les textes cités viennent des registres importés : leurs abréviations et leurs fautes sont laissées telles quelles.',
          )}
        </li>
        <li>{t('Les fichiers exportés (tableur, agenda, fil) n’ont pas été vérifiés.')}</li>
      </ul>
    </section>
  )
}

function Remedies() {
  return (
    <section aria-labelledby="recours">
      <h2 id="recours">Voies de recours</h2>
      <p>
        {t(
          'Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu ou à un service et n’avez pas obtenu de réponse satisfaisante, vous pouvez saisir le Défenseur des droits :',
        )}
      </p>
      <ul>
        <li>
          {t('par message : ')}
          <a href="https://formulaire.defenseurdesdroits.fr/">formulaire.defenseurdesdroits.fr</a>
        </li>
        <li>
          {t('auprès de son délégué dans votre région : ')}
          <a href="https://www.defenseurdesdroits.fr/saisir/delegues">defenseurdesdroits.fr/saisir/delegues</a>
        </li>
        <li>
          {t('par courrier, gratuit et sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.')}
        </li>
      </ul>
    </section>
  )
}
