#pragma once

#include "model/text/result.h"

#include <QByteArray>

namespace sourceline {

/// Decodes a text of any character set: by its byte order mark, else as UTF-8 where it is UTF-8,
/// else as `declared` by the file, else as it looks (uchardet). Bytes that no character stands for
/// become U+FFFD; a text that is mostly such bytes is refused.
Result<QString> decodeText(const QByteArray &bytes, const QByteArray &declared = {});

/// The character set that a page declares in its first bytes, or empty.
QByteArray charsetDeclaredIn(const QByteArray &html);

} // namespace sourceline
