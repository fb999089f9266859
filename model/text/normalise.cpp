#include "model/text/normalise.h"

#include <QCryptographicHash>
#include <QString>

#include <unicode/normalizer2.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maximumBytes = 64 * 1024 * 1024;

// The range a second byte must be in after `lead`: Unicode 15, table 3-7, which keeps out overlong
// forms, surrogates and what lies past U+10FFFF.
bool isSecondByte(uchar lead, uchar second)
{
    const uchar low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const uchar high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

// Bytes of the well-formed sequence at the front of `bytes`, 0 where there is none or where it is a
// NUL.
qsizetype sequenceLength(QByteArrayView bytes)
{
    const auto byte = [bytes](qsizetype i) {
        return uchar(bytes[i]);
    };
    const uchar lead = byte(0);
    if (lead < 0x80)
        return lead == 0 ? 0 : 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const qsizetype length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (bytes.size() < length || !isSecondByte(lead, byte(1)))
        return 0;
    for (qsizetype i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

// The offset of the first byte that cannot stand in an article, a NUL included; -1 when there is
// none.
qsizetype firstBadByte(QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = sequenceLength(bytes.sliced(at));
        if (length == 0)
            return at;
        at += length;
    }
    return -1;
}

Error badByte(const QByteArray &bytes, qsizetype at)
{
    if (bytes[at] == '\0')
        return {u"This is not a text: there is a zero byte at offset %1."_s.arg(at)};
    return {u"This is not UTF-8: the byte 0x%1 at offset %2 cannot stand there."_s
                .arg(uchar(bytes[at]), 2, 16, QChar(u'0'))
                .arg(at)};
}

Result<QString> toNfc(const QString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status))
        return Error{u"The text cannot be normalised: ICU has no data (%1)."_s.arg(
            QLatin1StringView(u_errorName(status)))};
    // An alias of our own units; ICU copies only where something has to change.
    const icu::UnicodeString source(false, text.utf16(), qint32(text.size()));
    if (nfc->isNormalized(source, status))
        return text;
    const icu::UnicodeString normal = nfc->normalize(source, status);
    if (U_FAILURE(status))
        return Error{u"The text cannot be normalised: ICU says %1."_s.arg(
            QLatin1StringView(u_errorName(status)))};
    return QString(reinterpret_cast<const QChar *>(normal.getBuffer()), normal.length());
}

} // namespace

Result<QString> normaliseText(const QByteArray &bytes)
{
    if (bytes.size() > maximumBytes)
        return Error{u"The text has %1 MB; more than 64 MB is not read."_s.arg(
            (bytes.size() + 1024 * 1024 - 1) / (1024 * 1024))};
    if (const qsizetype bad = firstBadByte(bytes); bad >= 0)
        return badByte(bytes, bad);
    QString text = QString::fromUtf8(bytes); // drops one BOM
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    return toNfc(text);
}

QString sha256Hex(QStringView text)
{
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex());
}

} // namespace sourceline
