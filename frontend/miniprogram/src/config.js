/**
 * 小程序连哪台服务器，由各单位在这里填写，改完在微信开发者工具里重新上传。
 *
 * origin 是服务器的网址，https 开头，末尾不带斜杠；同一个域名要在微信公众平台“开发管理—服务器域名”里
 * 登记为 request、uploadFile、downloadFile 合法域名，并在“业务域名”里登记，才能打开网页。
 */
module.exports = { origin: '' }
