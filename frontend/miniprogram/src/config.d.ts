/** What an office fills in; the file itself goes into the build as it is. */
export const origin: string
