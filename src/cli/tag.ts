import { z } from 'zod'
import { parseRuleSet } from '../considerations/ruleFile.js'
import { STANDARD_RULES } from '../considerations/ruleSet.js'
import { tagInputSchema, tagLine } from '../considerations/tag.js'
import { AppError } from '../errors.js'
import { placeOf } from '../givenJson.js'
import { parse } from './arguments.js'
import { readText } from './files.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal } from './output.js'

/** `spaser tag`: JSON lines on stdin, the same order out; a line that cannot be read stops the run, named. */
export async function tagCommand(
  args: readonly string[],
  terminal: Terminal,
  input: AsyncIterable<Uint8Array>,
): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.tag)
  const rules = values.rules === undefined ? STANDARD_RULES : parseRuleSet(await readText(values.rules))
  let number = 0
  for await (const line of linesOf(input)) {
    number += 1
    if (line.trim() !== '') terminal.out(JSON.stringify(tagLine(inputOf(line, number), rules)))
  }
  return EXIT.done
}

/** Lines end at \n only: JSON strings may hold the other line separators of Unicode as they are. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest + decoder.decode()
}

function inputOf(line: string, number: number) {
  try {
    return tagInputSchema.parse(JSON.parse(line), { error: z.locales.fr().localeError })
  } catch (cause) {
    const why = cause instanceof z.ZodError ? faultOf(cause) : 'ce n’est pas du JSON'
    throw new AppError(
      'badLine',
      `Ligne ${number} de l’entrée refusée : ${why}. Attendu : {"id", "field", "text", "lot"?, "column"?}.`,
    )
  }
}

const faultOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${placeOf(path)}, ${message}`).join(' ; ')
