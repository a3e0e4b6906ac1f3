import type { SourceFile } from './yaml-file.ts'

/**
 * Reads files, and the very same files only once: whoever changes other content gets what is there. What was read goes with
 * its first file, so that nothing is held on to which nobody has any more.
 */
export function readOnce<Result>(read: (files: SourceFile[]) => Result): (files: SourceFile[]) => Result {
  const known = new WeakMap<SourceFile, { files: SourceFile[]; result: Result }>()
  return (files) => {
    const [first] = files
    const same = first && known.get(first)
    if (same && files.length === same.files.length && files.every((file, index) => file === same.files[index]))
      return same.result
    const result = read(files)
    if (first) known.set(first, { files, result })
    return result
  }
}
