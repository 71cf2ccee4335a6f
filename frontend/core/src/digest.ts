/** The SHA-256 of what is uploaded, as 64 hexadecimal digits: without WebCrypto, which old phone engines lack. */
export { sha256 as sha256Of } from 'js-sha256'
