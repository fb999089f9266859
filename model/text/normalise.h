#pragma once

#include "model/text/result.h"

#include <QByteArray>

namespace sourceline {

/// The stored form of an article: UTF-8 read, no BOM, LF, NFC, nothing trimmed. Fails with one sentence on bytes that
/// are not UTF-8, on NUL, and past 64 MB.
Result<QString> normaliseText(const QByteArray &bytes);

/// Lower-case hex SHA-256 of the UTF-8 of `text`.
QString sha256Hex(QStringView text);

/// For comparing, never for display: case folded, accents and Arabic variants folded, quotes and dashes plain, any run
/// of white space one space, trimmed.
QString foldForMatching(QStringView text);

/// For the full-text tokenizer: one token, accents stripped and Arabic forms (alef, yeh, teh marbuta, tatweel, marks)
/// folded; case is left to unicode61.
QString foldToken(QStringView token);

} // namespace sourceline
