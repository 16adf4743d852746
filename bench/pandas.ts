import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Debian's, where python3-pandas is installed. */
const PYTHON = '/usr/bin/python3'
const READ_EXCEL = `import json, resource, sys, time
import pandas, openpyxl
started = time.perf_counter()
rows = len(pandas.read_excel(sys.argv[1], header=None))
ms = (time.perf_counter() - started) * 1000
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"rows": rows, "ms": ms, "cpuMs": (usage.ru_utime + usage.ru_stime) * 1000, "peakMb": usage.ru_maxrss / 1024}))`

/** One reading of a file by a process of its own. */
export interface Reading {
  readonly rows: number
  readonly ms: number
  readonly cpuMs: number
  readonly peakMb: number
}

/** pandas.read_excel on a workbook; null where it is not installed, which is said. */
export async function readExcel(path: string): Promise<Reading | null> {
  try {
    const { stdout } = await promisify(execFile)(PYTHON, ['-c', READ_EXCEL, path])
    return JSON.parse(stdout) as Reading
  } catch {
    console.log(`  pandas.read_excel: not measured, ${PYTHON} has no pandas with openpyxl`)
    return null
  }
}
