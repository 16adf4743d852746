const asked = process.env.SEED ?? '20261123'

/** Passed to every suite; an explored one is printed, so that what it finds can be had again. */
export const seed = asked === 'random' ? Math.floor(Math.random() * 0x7fff_ffff) : Number(asked)
if (process.env.SEED !== undefined) process.stdout.write(`SEED=${seed}\n`)
