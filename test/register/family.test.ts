import { expect, it } from 'vitest'
import { familyOf } from '../../src/register/family.js'

it('DECP va par ses dates, tout autre format corrige ce qu’il a dit', () => {
  expect(['decp-json', 'decp-xml'].map(familyOf)).toEqual(['decp', 'decp'])
  expect(['xlsx', 'xls', 'ods', 'csv'].map(familyOf)).toEqual(['register', 'register', 'register', 'register'])
})
