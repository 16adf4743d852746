import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '../../src/errors.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { readBytes } from '../../src/store/uploadBytes.js'
import { findUpload, listPendingUploads } from '../../src/store/uploads.js'
import { forgetUpload, originalFile, registersOf } from '../../src/tasks/registers.js'
import { undoImport } from '../../src/tasks/undo.js'
import { fileNameOf } from '../../src/tasks/upload/fileName.js'
import { abandonSilent, abandonUploads, isInterrupted } from '../../src/tasks/upload/interruption.js'
import type { UploadLimits } from '../../src/tasks/upload/limits.js'
import { type Incoming, receiveFiles } from '../../src/tasks/upload/receive.js'
import { Reception } from '../../src/tasks/upload/reception.js'
import { runUpload } from '../../src/tasks/upload/run.js'
import { inlineRunner, receiveUpload, resumeUpload } from '../../src/tasks/upload.js'
import { clock, csv, memory, row } from './registers.js'

const LIMITS: UploadLimits = { maxFileBytes: 3_000_000 }
const school = row({ id: '2025-1', objet: 'École', montant: '100 000,00', titulaire: 'Bati' })
const now = clock()

const receive = (db: Database, file: Blob, name = 'registre.csv', limits = LIMITS) =>
  receiveUpload(db, LOCAL, now, { name, file }, limits)
const chunks = (db: Database) => db.query.selectFrom('upload_chunk').select('upload_id').execute()
const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((cause: unknown) => cause)

afterEach(() => vi.restoreAllMocks())

describe('recevoir un fichier', () => {
  it('le garde tel quel, par morceaux d’un mégaoctet au plus', async () => {
    const db = memory()
    const bytes = Uint8Array.from({ length: 2_300_000 }, (_, at) => (at * 31) % 251)
    const id = await receive(db, new Blob([bytes]))
    const chunks = await db.query.selectFrom('upload_chunk').select('bytes').execute()
    expect(chunks.map(({ bytes: { length } }) => length)).toEqual([1_000_000, 1_000_000, 300_000])
    const kept = await (await readBytes(db, LOCAL, id))?.slice(0, 1e9).arrayBuffer()
    expect(Buffer.from(kept ?? new ArrayBuffer()).equals(bytes)).toBe(true)
  })

  it('refuse un fichier trop lourd en disant son poids, la limite et que faire', async () => {
    const db = memory()
    const refused = await refusal(
      receive(db, new Blob([new Uint8Array(5_242_880)]), 'gros.csv', { maxFileBytes: 1_048_576 }),
    )
    expect(refused).toBeInstanceOf(AppError)
    expect(String(refused)).toMatch(/pèse 5 Mo, plus que les 1 Mo acceptés.*par année.*ligne de commande/)
    expect(await db.query.selectFrom('upload').selectAll().execute()).toEqual([])
  })

  it('refuse un fichier vide', async () => {
    expect(String(await refusal(receive(memory(), new Blob([]))))).toMatch(/vide/)
  })

  it('ne garde rien d’un fichier dont la lecture s’interrompt', async () => {
    const db = memory()
    const broken = new Blob([new Uint8Array(2_000_000)])
    const slice = broken.slice.bind(broken)
    vi.spyOn(broken, 'slice').mockImplementation((start, end) => {
      if ((start ?? 0) > 0) throw new Error('connexion perdue')
      return slice(start, end)
    })
    expect(String(await refusal(receive(db, broken)))).toMatch(/connexion perdue/)
    expect(await db.query.selectFrom('upload').selectAll().execute()).toEqual([])
    expect(await db.query.selectFrom('upload_chunk').selectAll().execute()).toEqual([])
  })
})

describe('recevoir un fichier à mesure qu’il vient', () => {
  const told = { name: 'registre.csv' }
  const megabyte = () => new Uint8Array(1_000_000).fill(120)
  const limits: UploadLimits = { maxFileBytes: 50_000_000 }
  const uploads = (db: Database) => db.query.selectFrom('upload').select(['state', 'size']).execute()
  const incoming = (db: Database, send: Incoming['send'], announced: number | null = null, given = limits) =>
    receiveFiles(db, LOCAL, now, { announced, send }, given)

  it('écrit chaque mégaoctet dès qu’il est là, sans que personne ne voie le dépôt', async () => {
    const db = memory()
    const seen: unknown[] = []
    const [id] = await incoming(db, async (keep) => {
      for (let sent = 0; sent < 3; sent += 1) {
        await keep(megabyte().subarray(0, 400_000))
        await keep(megabyte().subarray(0, 600_000))
        seen.push([(await chunks(db)).length, (await listPendingUploads(db, LOCAL, 9)).length])
      }
      return told
    })
    expect(seen).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ])
    expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'received', size: 3_000_000, kept: true })
  })

  it.each<[string, string, Incoming['send']]>([
    [
      'coupé',
      'connexion perdue',
      async (keep) => {
        await keep(megabyte())
        throw new AppError('formCut', 'connexion perdue')
      },
    ],
    [
      'sans fin',
      'trop lourd : plus que les 47,7 Mo',
      async (keep) => {
        for (;;) await keep(megabyte())
      },
    ],
    ['vide', 'vide', async () => told],
  ])('ne garde rien d’un envoi %s', async (_, message, send) => {
    const db = memory()
    expect(String(await refusal(incoming(db, send)))).toContain(message)
    expect([await uploads(db), await chunks(db)]).toEqual([[], []])
  })

  it('réserve la place de ce qui est annoncé, sinon de ce qui vient ; au-delà de ce qui peut être gardé, il est refusé', async () => {
    const db = memory()
    const room = { ...limits, maxKeptBytes: 20_000_000 }
    const sizes: unknown[] = []
    const send =
      (count: number): Incoming['send'] =>
      async (keep) => {
        for (let sent = 0; sent < count; sent += 1) await keep(megabyte())
        sizes.push(...(await uploads(db)).filter(({ state }) => state === 'receiving').map(({ size }) => size))
        return told
      }
    const refused = await refusal(incoming(db, send(1), 21_000_000, room))
    expect(refused).toMatchObject({ code: 'tooManyWaiting' })
    await incoming(db, send(3), 4_000_000, room)
    await incoming(db, send(9), null, room)
    expect(sizes).toEqual([4_000_000, 2 * 8 * 1024 * 1024])
    expect(await uploads(db)).toEqual([
      { state: 'received', size: 3_000_000 },
      { state: 'received', size: 9_000_000 },
    ])
    expect(await refusal(incoming(db, send(9), null, room))).toMatchObject({ code: 'tooManyWaiting' })
    expect(await chunks(db)).toHaveLength(12)
  })

  it('ne prend rien à personne pour ce qui est annoncé et ne vient pas', async () => {
    const db = memory()
    const room = { ...limits, maxKeptBytes: 40_000_000 }
    const send =
      (count: number): Incoming['send'] =>
      async (keep) => {
        for (let sent = 0; sent < count; sent += 1) await keep(megabyte())
        return told
      }
    await incoming(db, send(10), null, room)
    await db.query.updateTable('upload').set({ state: 'failed' }).execute()
    await incoming(db, send(1), 39_000_000, room)
    expect(await chunks(db)).toHaveLength(11)
    await incoming(db, send(33), 39_000_000, room)
    expect(await chunks(db)).toHaveLength(34)
  })

  it('un envoi dont le service est mort en chemin s’efface un quart d’heure après son dernier octet', async () => {
    const db = memory()
    const at = (minutes: number) => () => new Date(Date.UTC(2026, 0, 1, 12, minutes))
    const lost = new Reception(db, LOCAL, at(0), limits, null)
    await lost.write(megabyte())
    const send: Incoming['send'] = async (keep) => {
      await keep(megabyte().subarray(0, 10))
      return told
    }
    await receiveFiles(db, LOCAL, at(14), { announced: null, send }, limits)
    expect(await chunks(db)).toHaveLength(2)
    await receiveFiles(db, LOCAL, at(16), { announced: null, send }, limits)
    expect((await uploads(db)).map(({ size }) => size)).toEqual([10, 10])
    expect(await chunks(db)).toHaveLength(2)
  })

  it('une archive qu’il faut longtemps pour déplier donne signe de vie, et ne prend la place de personne', async () => {
    const db = memory()
    let minutes = 0
    const slow = () => {
      minutes += 1
      return new Date(Date.UTC(2026, 0, 1, 12, minutes))
    }
    const files = Array.from({ length: 9 }, (_, index) => [`${index}.csv`, megabyte()] as const)
    const zip = zipSync(Object.fromEntries(files), { level: 0 })
    const send: Incoming['send'] = async (keep) => {
      await keep(zip)
      return told
    }
    const room = { ...limits, maxKeptBytes: 10_000_000 }
    expect(await receiveFiles(db, LOCAL, slow, { announced: zip.length, send }, room)).toHaveLength(9)
    expect(minutes).toBeGreaterThan(15)
    expect(await uploads(db)).toHaveLength(9)
  })

  it('une archive n’est gardée que le temps d’en tirer ses fichiers', async () => {
    const db = memory()
    const zip = zipSync({ 'a.csv': strToU8('Objet;Montant'), 'b.csv': megabyte() })
    const send: Incoming['send'] = async (keep) => {
      for (const byte of zip) await keep(Uint8Array.of(byte))
      return told
    }
    const ids = await incoming(db, send, zip.length, { ...limits, maxWaiting: 1 })
    const kept = await Promise.all(ids.map((id) => findUpload(db, LOCAL, id)))
    expect(kept.map((each) => each?.fileName)).toEqual(['registre.csv › a.csv', 'registre.csv › b.csv'])
    expect(await uploads(db)).toHaveLength(2)
    expect(await chunks(db)).toHaveLength(2)
  })
})

describe('importer ce qui est reçu', () => {
  it('donne le même import que la ligne de commande, et garde le fichier d’origine', async () => {
    const db = memory()
    const id = await receive(db, csv(school, row({ montant: '12' })), 'marchés 2025.csv')
    await runUpload(db, LOCAL, now, id, LIMITS)
    const upload = await findUpload(db, LOCAL, id)
    expect(upload).toMatchObject({ state: 'done', importId: 1, known: false, kept: true })
    expect(await listImports(db, LOCAL)).toMatchObject([{ file: 'marchés 2025.csv', rows: 2, created: 1, rejected: 1 }])
    const { name, bytes } = await originalFile(db, LOCAL, 1)
    expect(name).toBe('marchés 2025.csv')
    expect(new TextDecoder().decode(await bytes.slice(0, bytes.size).arrayBuffer())).toBe(
      await csv(school, row({ montant: '12' })).text(),
    )
  })

  it('donne l’acheteur aux lignes qui n’en ont pas', async () => {
    const db = memory()
    const file = new Blob(['N° de marché;Objet;Date de notification\n1;Papier;01/02/2025'])
    const acheteur = '24440041400053' as NonNullable<Parameters<typeof receiveUpload>[3]['acheteur']>
    const id = await receiveUpload(db, LOCAL, now, { name: 'a.csv', file, acheteur }, LIMITS)
    await runUpload(db, LOCAL, now, id)
    const contracts = await db.query.selectFrom('contract').select('acheteur').execute()
    expect(contracts).toEqual([{ acheteur: '24440041400053' }])
  })

  it('dit que le même fichier était déjà importé, et ne le garde pas deux fois', async () => {
    const db = memory()
    const [first, second] = [await receive(db, csv(school)), await receive(db, csv(school), 'copie.csv')]
    for (const id of [first, second]) await runUpload(db, LOCAL, now, id)
    expect(await findUpload(db, LOCAL, second)).toMatchObject({ state: 'done', importId: 1, known: true, kept: false })
    expect((await originalFile(db, LOCAL, 1)).name).toBe('registre.csv')
    expect(await listImports(db, LOCAL)).toHaveLength(1)
  })

  it('un fichier refusé dit pourquoi, et ses octets ne restent pas', async () => {
    const db = memory()
    const id = await receive(db, new Blob(['%PDF-1.7 …']), 'registre.xlsx')
    await runUpload(db, LOCAL, now, id)
    expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'failed', code: 'unsupportedFormat', kept: false })
    expect((await findUpload(db, LOCAL, id))?.message).toMatch(/PDF/)
    expect(await listImports(db, LOCAL)).toEqual([])
  })

  it('une erreur imprévue va au journal, pas à l’écran, et l’import peut être repris', async () => {
    const db = memory()
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const id = await receive(db, csv(school))
    await db.query.schema.alterTable('import').renameTo('gone').execute()
    await runUpload(db, LOCAL, now, id)
    const failed = await findUpload(db, LOCAL, id)
    expect(failed).toMatchObject({ state: 'failed', code: 'unforeseen', kept: true })
    expect(failed?.message).toMatch(/imprévue.*Reprenez/)
    expect(failed?.message).not.toMatch(/table|import\b.*gone/)
    expect(String(logged.mock.calls)).toMatch(/no such table/)
    await db.query.schema.alterTable('gone').renameTo('import').execute()
    await resumeUpload(db, LOCAL, now, id, inlineRunner(db, LOCAL, now, LIMITS))
    expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'done', message: null })
  })

  it('tient les limites de la machine', async () => {
    const db = memory()
    const id = await receive(
      db,
      csv(...Array.from({ length: 30 }, (_, n) => row({ id: `${n}`, objet: `Marché ${n}` }))),
    )
    await runUpload(db, LOCAL, now, id, { ...LIMITS, maxRows: 20 })
    expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'failed', code: 'tooManyRows' })
  })

  it('dit où il en est', async () => {
    const db = memory()
    const seen: (readonly [string, number, number])[] = []
    const atomically = db.atomically
    const spied: Database = {
      ...db,
      atomically: async (writes) => {
        for (const write of writes)
          if ('sql' in write && /stage = \?/.test(write.sql)) {
            const [stage, read, settled] = write.parameters
            seen.push([String(stage), Number(read), Number(settled)])
          }
        return atomically(writes)
      },
    }
    const rows = Array.from({ length: 1_200 }, (_, n) => row({ id: `${n}`, objet: `Marché ${n}` }))
    const id = await receive(db, csv(...rows))
    await runUpload(spied, LOCAL, now, id)
    const read = seen.filter(([stage]) => stage === 'reading').map(([, rows]) => rows)
    expect(read.length).toBeGreaterThan(2)
    expect(read).toEqual(read.toSorted((a, b) => a - b))
    // New contracts are written as they are read: none is left to be settled.
    expect(seen.slice(-2)).toEqual([
      ['reading', 1200, 0],
      ['settling', 1200, 1200],
    ])
  })

  it('ne fait tourner un dépôt qu’une fois', async () => {
    const db = memory()
    const id = await receive(db, csv(school))
    await Promise.all([runUpload(db, LOCAL, now, id), runUpload(db, LOCAL, now, id)])
    expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'done', known: false })
    await expect(resumeUpload(db, LOCAL, now, id, inlineRunner(db, LOCAL, now, LIMITS))).rejects.toThrow(
      /ne peut pas être repris/,
    )
  })

  it('un import annulé peut être refait du fichier gardé', async () => {
    const db = memory()
    const id = await receive(db, csv(school))
    await runUpload(db, LOCAL, now, id)
    await undoImport(db, LOCAL, 1, now)
    await resumeUpload(db, LOCAL, now, id, inlineRunner(db, LOCAL, now, LIMITS))
    expect((await listImports(db, LOCAL)).map(({ state }) => state)).toEqual(['undone', 'done'])
  })
})

describe('un import interrompu', () => {
  it('est dit interrompu à l’arrêt du service, et se reprend', async () => {
    const db = memory()
    const id = await receive(db, csv(school))
    await abandonUploads(db, LOCAL, now, [id], 'interrupted')
    const [pending] = await listPendingUploads(db, LOCAL, 10)
    expect(pending).toMatchObject({ state: 'failed', code: 'interrupted', kept: true })
    await resumeUpload(db, LOCAL, now, id, inlineRunner(db, LOCAL, now, LIMITS))
    expect((await registersOf(db, LOCAL, 1)).imports.items).toMatchObject([{ created: 1, findings: { count: 0 } }])
    expect(await listPendingUploads(db, LOCAL, 10)).toEqual([])
  })

  it.each(['running', 'received'] as const)('l’est aussi quand, %s, il ne donne plus signe de vie', async (state) => {
    const db = memory()
    const id = await receive(db, csv(school))
    await db.query.updateTable('upload').set({ state }).execute()
    const upload = await findUpload(db, LOCAL, id)
    if (!upload) throw new Error('no upload')
    const later = new Date(new Date(upload.touchedAt).getTime() + 60_000 + 1)
    expect([isInterrupted(upload, new Date(upload.touchedAt)), isInterrupted(upload, later)]).toEqual([false, true])
    const runner = inlineRunner(db, LOCAL, now, LIMITS)
    if (state === 'running') await expect(resumeUpload(db, LOCAL, now, id, runner)).rejects.toThrow(/repris/)
    await resumeUpload(db, LOCAL, () => later, id, runner)
    expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'done' })
  })

  it('n’emporte pas ce qui est fini', async () => {
    const db = memory()
    const id = await receive(db, csv(school))
    await runUpload(db, LOCAL, now, id)
    await abandonUploads(db, LOCAL, now, [id], 'unforeseen')
    expect(await findUpload(db, LOCAL, id)).toMatchObject({ state: 'done' })
  })

  it('n’emporte pas ce qu’un autre processus fait tourner sur la même base', async () => {
    const db = memory()
    const [silent, running] = [await receive(db, csv(school)), await receive(db, csv(school))]
    const at = now()
    const aged = (ms: number) => ({ state: 'running', touched_at: new Date(at.getTime() - ms).toISOString() }) as const
    await db.query.updateTable('upload').set(aged(61_000)).where('id', '=', silent).execute()
    await db.query.updateTable('upload').set(aged(59_000)).where('id', '=', running).execute()
    await abandonSilent(db, LOCAL, () => at)
    expect(await findUpload(db, LOCAL, silent)).toMatchObject({ state: 'failed', code: 'interrupted', kept: true })
    expect(await findUpload(db, LOCAL, running)).toMatchObject({ state: 'running' })
  })

  it('peut être retiré de la liste, avec ses octets ; pas celui qui tourne', async () => {
    const db = memory()
    const id = await receive(db, csv(school))
    const at = now()
    await expect(forgetUpload(db, LOCAL, at, id)).rejects.toThrow(/en cours/)
    await forgetUpload(db, LOCAL, new Date(at.getTime() + 90_000), id)
    expect(await listPendingUploads(db, LOCAL, 10)).toEqual([])
    expect(await chunks(db)).toEqual([])
  })
})

describe('ce qui est gardé a des bornes', () => {
  const sized = (size: number) => new Blob([new Uint8Array(size).fill(120)])
  const room = { ...LIMITS, maxKeptBytes: 1_000 }
  const told = (id: number) => findUpload(memoryOf, LOCAL, id)
  let memoryOf: Database
  const kept = async (...ids: readonly number[]) => Promise.all(ids.map(async (id) => (await told(id))?.kept ?? null))
  const put = async (values: { state: 'done' | 'failed'; import_id?: number }, size: number) => {
    const id = await receive(memoryOf, sized(size), `${size}.csv`)
    await memoryOf.query.updateTable('upload').set(values).where('id', '=', id).execute()
    return id
  }

  it('au-delà de vingt dépôts qui attendent, un autre est refusé ; sitôt l’un d’eux fini, il passe', async () => {
    const db = memory()
    const still = () => new Date('2025-06-01T00:00:00.000Z')
    const drop = () => receiveUpload(db, LOCAL, still, { name: 'a.csv', file: csv(school) }, LIMITS)
    for (let sent = 0; sent < 20; sent += 1) await drop()
    const refused = await refusal(drop())
    expect(refused).toMatchObject({ code: 'tooManyWaiting' })
    expect(String(refused)).toMatch(/attendent déjà leur import.*déposez-le de nouveau/)
    expect(await db.query.selectFrom('upload').select('id').execute()).toHaveLength(20)
    await runUpload(db, LOCAL, still, 1)
    await expect(drop()).resolves.toBeGreaterThan(20)
  })

  it('ceux dont rien ne vient plus n’empêchent pas d’en déposer d’autres', async () => {
    const db = memory()
    for (let sent = 0; sent < 20; sent += 1) await receive(db, csv(school))
    const later = () => new Date(now().getTime() + 90_000)
    const given = { name: 'a.csv', file: csv(school) }
    await expect(receiveUpload(db, LOCAL, later, given, LIMITS)).resolves.toBeGreaterThan(20)
  })

  it('la place se fait dans l’ordre : imports annulés, échecs, puis originaux les plus anciens', async () => {
    memoryOf = memory()
    for (const file of ['a', 'b', 'c']) {
      await runUpload(memoryOf, LOCAL, now, await receive(memoryOf, csv(row({ id: file, objet: file }))))
    }
    await memoryOf.query.deleteFrom('upload').execute()
    await undoImport(memoryOf, LOCAL, 2, now)
    const [old, failed, recent, undone] = [
      await put({ state: 'done', import_id: 1 }, 300),
      await put({ state: 'failed' }, 200),
      await put({ state: 'done', import_id: 3 }, 200),
      await put({ state: 'done', import_id: 2 }, 300),
    ]
    const all = [undone, failed, old, recent]
    const sent = [await receive(memoryOf, sized(100), 'x.csv', room)]
    expect(await kept(...all)).toEqual([false, true, true, true])
    sent.push(await receive(memoryOf, sized(400), 'y.csv', room))
    expect(await kept(...all)).toEqual([false, false, true, true])
    sent.push(await receive(memoryOf, sized(250), 'z.csv', room))
    expect(await kept(...all)).toEqual([false, false, false, true])
    expect(await refusal(receive(memoryOf, sized(300), 'w.csv', room))).toMatchObject({ code: 'tooManyWaiting' })
    expect(await kept(...all, ...sent)).toEqual([false, false, false, true, true, true, true])
    await expect(originalFile(memoryOf, LOCAL, 1)).rejects.toThrow(/n’est plus gardé : la place manquait/)
  })

  it('des dépôts qui ont échoué, les cinquante derniers restent', async () => {
    memoryOf = memory()
    for (let sent = 0; sent < 52; sent += 1) await put({ state: 'failed' }, 10)
    await receive(memoryOf, csv(school))
    const left = await memoryOf.query.selectFrom('upload').select('id').where('state', '=', 'failed').execute()
    expect(left.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, n) => n + 3))
    expect(new Set((await chunks(memoryOf)).map(({ upload_id }) => upload_id)).size).toBe(51)
  })
})

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\moi\\registre.xlsx', 'registre.xlsx'],
    ['..', 'registre'],
    ['.htaccess', 'htaccess'],
    ['', 'registre'],
    ['a\r\nSet-Cookie: x=1.csv', 'a Set-Cookie: x=1.csv'],
    ['registre\u202excod.exe', 'registre xcod.exe'],
    ['"><script>alert(1)</script>.csv', 'script>.csv'],
    ['=CMD("calc").csv', '=CMD("calc").csv'],
    [`${'é'.repeat(500)}.xlsx`, `${'é'.repeat(114)}….xlsx`],
  ])('%j becomes %j', (given, kept) => {
    expect(fileNameOf(given)).toBe(kept)
  })

  it('never holds a folder, a control or a change of direction, and is always short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = fileNameOf(given)
        expect(name).not.toMatch(/[\\/\p{Cc}\p{Cf}\p{Cs}]|^\./u)
        expect([...name].length).toBeGreaterThan(0)
        expect([...name].length).toBeLessThanOrEqual(120)
        expect(fileNameOf(name)).toBe(name)
      }),
    )
  })
})
