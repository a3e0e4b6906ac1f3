declare module '*.br' {
  const bytes: ArrayBuffer
  export default bytes
}

declare module '*.pack' {
  const text: string
  export default text
}
