import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const KILLED = fileURLToPath(new URL('./killed.mjs', import.meta.url))

export const STAGES = ['starting', 'reading', 'staging', 'settling', 'publishing'] as const
export type Command = 'import' | 'undo'
export type Stage = (typeof STAGES)[number]

/** When a command is to die: at the so-manyth step of a stage, by its own hand or, so many milliseconds later, by ours. */
export interface Moment {
  readonly stage: Stage
  readonly step: number
  readonly after: number | 'itself'
}

export interface Death {
  /** False where it came to its end first. */
  readonly killed: boolean
  /** The last stage it was seen in. */
  readonly stage: Stage
  /** Steps of each stage, where it came to its end. */
  readonly steps: Partial<Record<Stage, number>>
}

interface Bundler {
  buildSync(options: Record<string, unknown>): unknown
}

/** Builds the commands as the sources are now: started from sources, each would take seconds. Gives where they are. */
export function builtCommands(folder: string): URL {
  const outdir = join(folder, 'built', 'commands')
  mkdirSync(outdir, { recursive: true })
  for (const name of ['migrations', 'node_modules']) symlinkSync(join(ROOT, name), join(folder, name))
  const bundler = createRequire(createRequire(import.meta.url).resolve('tsx'))('esbuild') as Bundler
  const entryPoints = ['cli/import.ts', 'cli/undo.ts', 'node/prepareThread.ts'].map((name) => join(ROOT, 'src', name))
  const shape = { bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external' }
  bundler.buildSync({ ...shape, entryPoints, outdir, entryNames: '[name]', logLevel: 'error' })
  return pathToFileURL(`${outdir}/`)
}

/** Runs a command that is to die at a moment; without one, to its end. */
export async function dying(built: URL, command: Command, args: readonly string[], at?: Moment): Promise<Death> {
  const when = at ? [at.stage, `${at.step}`, at.after === 'itself' ? 'itself' : 'asked'] : ['', '0', '']
  const child = spawn(process.execPath, [KILLED, command, ...when, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SPASER_BUILT: built.href },
  })
  const closed = once(child, 'close')
  const told = await toldBy(child, typeof at?.after === 'number' ? at.after : 0)
  const [code, signal] = await closed
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`spaser ${command} ended with ${code}`)
  const stages = told.filter((line): line is Stage => STAGES.some((stage) => stage === line))
  const end = told.find((line) => line.startsWith('{'))
  return { killed: signal === 'SIGKILL', stage: stages.at(-1) ?? 'starting', steps: end ? JSON.parse(end) : {} }
}

async function toldBy(child: ChildProcess, after: number): Promise<string[]> {
  let text = ''
  for await (const part of child.stdout ?? []) {
    if (`${part}`.includes('now')) setTimeout(() => child.kill('SIGKILL'), after)
    text += part
  }
  return text.split('\n')
}
