import { expect, test } from 'vitest'
import { ARTICLES } from '../../src/codes/articles.js'
import { JOINT_RESERVATION, KEPT_SINCE, RESERVATIONS } from '../../src/codes/reservations.js'
import { RESERVED_TO } from '../../src/states.js'

test('each beneficiary a rule can name has its law, in articles that are known, dated', () => {
  expect(Object.keys(RESERVATIONS)).toEqual(RESERVED_TO.filter((each) => each !== 'unspecified'))
  const cited = [...Object.values(RESERVATIONS).flatMap(({ articles }) => articles), JOINT_RESERVATION.article]
  expect(cited.filter((article) => !(article in ARTICLES))).toEqual([])
  expect([KEPT_SINCE, JOINT_RESERVATION.enacted].map((day) => Number.isNaN(Date.parse(day)))).toEqual([false, false])
})
