#include "model/reading/charset.h"

#include <QRegularExpression>

#include <memory>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype lookedAt = 256 * 1024; // bytes that tell the character set

QByteArray byMark(const QByteArray &bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return "UTF-8";
    if (bytes.startsWith(QByteArrayView("\xFF\xFE\0\0", 4)))
        return "UTF-32LE";
    if (bytes.startsWith(QByteArrayView("\0\0\xFE\xFF", 4)))
        return "UTF-32BE";
    if (bytes.startsWith("\xFF\xFE"))
        return "UTF-16LE";
    if (bytes.startsWith("\xFE\xFF"))
        return "UTF-16BE";
    return {};
}

QByteArray byLooks(const QByteArray &bytes)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                         &uchardet_delete);
    const QByteArrayView head = QByteArrayView(bytes).first(std::min(bytes.size(), lookedAt));
    if (uchardet_handle_data(detector.get(), head.data(), size_t(head.size())) != 0)
        return {};
    uchardet_data_end(detector.get());
    return QByteArray(uchardet_get_charset(detector.get()));
}

// Pages that say ISO-8859-1 are Windows-1252, and ASCII is a part of it (WHATWG Encoding Standard).
QByteArray asMeant(const QByteArray &charset)
{
    const QByteArray name = charset.trimmed().toLower();
    for (const char *latin :
         {"iso-8859-1", "latin1", "latin-1", "iso8859-1", "us-ascii", "ascii"}) {
        if (name == latin)
            return "windows-1252";
    }
    return name;
}

// Null where ICU does not know the name.
Result<QString> convert(const QByteArray &bytes, const QByteArray &charset)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(charset.constData(), &status), &ucnv_close);
    if (U_FAILURE(status))
        return Error{u"The character set “%1” is not known."_s.arg(QString::fromLatin1(charset))};
    QString text(bytes.size() + 16, Qt::Uninitialized); // no character set has longer characters
    const auto length = ucnv_toUChars(converter.get(),
                                      reinterpret_cast<UChar *>(text.data()),
                                      qint32(text.size()),
                                      bytes.constData(),
                                      qint32(bytes.size()),
                                      &status);
    if (U_FAILURE(status))
        return Error{
            u"The text cannot be decoded (%1)."_s.arg(QLatin1StringView(u_errorName(status)))};
    text.resize(length);
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    return text;
}

bool isUtf8(const QByteArray &bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("UTF-8", &status),
                                                                       &ucnv_close);
    ucnv_setToUCallBack(
        converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const char *source = bytes.constData();
    const char *const end = source + bytes.size();
    UChar buffer[4096];
    while (U_SUCCESS(status) && source < end) {
        UChar *target = buffer;
        ucnv_toUnicode(
            converter.get(), &target, buffer + 4096, &source, end, nullptr, true, &status);
        if (status == U_BUFFER_OVERFLOW_ERROR)
            status = U_ZERO_ERROR;
    }
    return U_SUCCESS(status);
}

bool isText(const QString &text)
{
    const auto odd = std::count_if(text.cbegin(), text.cend(), [](QChar c) {
        return c == QChar(QChar::ReplacementCharacter) || c == QChar(0)
               || (c.category() == QChar::Other_Control && !c.isSpace());
    });
    return odd * 20 <= text.size();
}

} // namespace

QByteArray charsetDeclaredIn(const QByteArray &html)
{
    static const QRegularExpression declared(
        u"(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]{2,40})"_s,
        QRegularExpression::CaseInsensitiveOption);
    return declared.match(QString::fromLatin1(html.first(std::min<qsizetype>(html.size(), 4096))))
        .captured(1)
        .toLatin1();
}

Result<QString> decodeText(const QByteArray &bytes, const QByteArray &declared)
{
    QByteArray charset = byMark(bytes);
    if (charset.isEmpty() && isUtf8(bytes))
        charset = "UTF-8";
    for (const QByteArray &candidate :
         {charset, asMeant(declared), asMeant(byLooks(bytes)), QByteArray("windows-1252")}) {
        if (candidate.isEmpty() || (charset.isEmpty() && candidate == "utf-8"))
            continue; // it says so, and is not
        const auto text = convert(bytes, candidate);
        if (!text)
            continue;
        if (!isText(*text))
            return Error{u"This is not a text: too many of its bytes stand for no character."_s};
        return QString(*text).remove(QChar(0));
    }
    return Error{u"The character set of this text cannot be told."_s};
}

} // namespace sourceline
