import type { Content } from '../content.ts'
import type { Fault } from '../flow/faults.ts'
import { type Path, parseYaml } from '../flow/yaml-file.ts'

/** Letters written as a base and a loose accent (not NFC): they cost twice and are drawn wrong on some phones. */
export function checkComposed({ sources }: Content): Fault[] {
  return sources
    .filter(({ path, text }) => path.startsWith('locales/') && text !== text.normalize('NFC'))
    .flatMap((source) => {
      const { file } = parseYaml(source)
      return wordsIn(file.value).flatMap(([at, text]) => {
        const loose = text.match(/\S*/g)?.find((word) => word !== word.normalize('NFC'))
        return loose
          ? [file.fault(at, `'${loose}' is written with a loose accent`, 'save the text in Unicode NFC')]
          : []
      })
    })
}

function wordsIn(value: unknown, at: Path = []): [at: Path, text: string][] {
  if (typeof value === 'string') return [[at, value]]
  if (Array.isArray(value)) return value.flatMap((item, index) => wordsIn(item, [...at, index]))
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, item]) => wordsIn(item, [...at, key]))
  return []
}
