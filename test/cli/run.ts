import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/cli/main.js'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command line in this process, with its own terminal and standard input. */
export async function spaser(args: readonly string[], stdin = ''): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const write = (lines: string[]) => (text: string) => void lines.push(text)
  const terminal = { out: write(out), err: write(err), isTTY: false, width: 100 }
  const code = await run(args, terminal, input(stdin))
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function* input(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += 7) yield bytes.slice(at, at + 7)
}

export interface Workplace {
  readonly folder: string
  readonly db: string
  readonly file: (name: string, content: string | Uint8Array) => string
}

export function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-cli-'))
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  return { folder, db: join(folder, 'spaser.db'), file }
}
