import { describe, expect, it } from 'vitest'
import { answerAfter, boxBefore } from '../../src/considerations/answers.js'
import { foldPhrase } from '../../src/considerations/folding.js'

const answerTo = (text: string) => answerAfter(foldPhrase(`x${text}`).slice(1))?.state

describe('la réponse d’un formulaire derrière un dispositif', () => {
  it.each([
    [' : oui', 'yes'],
    [' : non', 'no'],
    [' NON ; suite', 'no'],
    [' OUI', 'yes'],
    [' (lots 2 et 3) : oui', 'yes'],
    [' au titre de l’article L. 2113-12 : non', 'no'],
    [' EA/ESAT : non', 'no'],
    [' : NC', 'silent'],
    [' : se reporter au CCAP', 'silent'],
    [' : cf. CCAP article 8', 'silent'],
    [' L. 2113-12 et s. : néant', 'no'],
    [' : zéro', 'no'],
    [' : dérogation motivée', 'no'],
    [' : aucune', 'no'],
    [' : aucune dérogation admise', undefined],
    [' : oui ou non selon les bâtiments', 'review'],
    [' : n/a', 'silent'],
    [' (oui/non) :', 'silent'],
    [' (oui/non) : non', 'no'],
    [' : OUI / NON (rayer la mention inutile)', 'silent'],
    [' :', 'silent'],
    [' [ ] oui [X] non', 'no'],
    [' [X] oui [ ] non', 'yes'],
    [' ( ) oui (x) non', 'no'],
    [' : oui ☐ non ☒', 'no'],
    [' : non ☐ oui ☒', 'yes'],
    [' : ☐ oui ☐ non', 'silent'],
    [' : ☒ oui ☒ non', 'review'],
    [' ☒ Clause environnementale ☐', 'yes'],
    [' ✗', 'no'],
    [' -> non', 'no'],
    [' → oui', 'yes'],
    [' [non]', 'no'],
    ['............: NON', 'no'],
    [' ......... OUI', 'yes'],
    [' – NON – Clause environnementale – OUI', 'no'],
    [' ? O / N : N', 'no'],
    [' ? O / N : O', 'yes'],
    [' O/N : N', 'no'],
    [' ? Oui / Non : Non', 'no'],
    [' oui/non : oui', 'yes'],
    [' ? O / N :', 'silent'],
    [' : non – non renouvelable', 'no'],
  ])('« %s » : %s', (after, state) => expect(answerTo(after)).toBe(state))

  it.each([
    ' non pertinente',
    ' de 200 h, critère environnemental : non',
    ' ; marché réservé : non',
    ' pour les lots 1 et 2',
    ' – non réservé, ouvert à tous',
    ' (à confirmer)',
  ])('« %s » n’est pas une réponse', (after) => expect(answerTo(after)).toBeUndefined())
})

describe('les cases placées avant', () => {
  it.each([
    ['☒ ', 'yes'],
    ['Marché alloti ☒ ☐ ', 'no'],
    ['Oui ☐ Non ☒ ', 'no'],
  ])('« %s »', (before, state) => expect(boxBefore(foldPhrase(before), '')?.state).toBe(state))

  it('la réponse de la rubrique d’avant n’est pas la case de celle-ci', () => {
    expect(boxBefore(foldPhrase('Alloti : oui ☐ non ☒ '), '')).toBeNull()
  })
})
