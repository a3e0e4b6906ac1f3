declare module '*.pack' {
  const text: string
  export default text
}
