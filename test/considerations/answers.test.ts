import { describe, expect, it } from 'vitest'
import { answerAfter } from '../../src/considerations/answers.js'
import { foldPhrase } from '../../src/considerations/text.js'

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
  ])('« %s » : %s', (after, state) => expect(answerTo(after)).toBe(state))

  it.each([
    ' non pertinente',
    ' de 200 h, critère environnemental : non',
    ' ; marché réservé : non',
    ' pour les lots 1 et 2',
  ])('« %s » n’est pas une réponse', (after) => expect(answerTo(after)).toBeUndefined())
})
