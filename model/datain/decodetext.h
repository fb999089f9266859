#pragma once

#include "model/text/result.h"

#include <QByteArray>

namespace sourceline {

struct DecodedText
{
    QByteArray utf8; ///< without a byte order mark
    QString charset; ///< what it was read as: `UTF-8`, `UTF-16LE`, `WINDOWS-1252`, …
};

/// The text of a file that does not say how it is written: by its byte order mark, else UTF-8 where
/// it is valid, else UTF-16 by its zeros, else as uchardet takes it to be. Refuses, with the line,
/// what cannot be read as that. Any thread.
Result<DecodedText> decodeText(const QByteArray &bytes);

} // namespace sourceline
