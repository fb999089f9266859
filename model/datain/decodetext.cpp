#include "model/datain/decodetext.h"

#include <algorithm>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype looked = 1 << 20; // bytes that a guess is made from

struct Mark
{
    QByteArrayView bytes;
    const char *charset;
};

// UTF-32LE before UTF-16LE, which begins alike.
const Mark marks[] = {{"\xEF\xBB\xBF", "UTF-8"},
                      {QByteArrayView("\xFF\xFE\0\0", 4), "UTF-32LE"},
                      {QByteArrayView("\0\0\xFE\xFF", 4), "UTF-32BE"},
                      {"\xFF\xFE", "UTF-16LE"},
                      {"\xFE\xFF", "UTF-16BE"}};

// A table in UTF-16 is half zeros, all on one side: commas, digits and line ends are ASCII.
const char *utf16ByZeros(const QByteArray &bytes)
{
    const qsizetype size = std::min(bytes.size(), looked) & ~qsizetype(1);
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < size; i += 2) {
        even += bytes[i] == 0 ? 1 : 0;
        odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    const qsizetype units = size / 2;
    if (units == 0 || bytes.size() % 2 != 0)
        return nullptr;
    if (odd * 3 > units && even * 20 < units)
        return "UTF-16LE";
    return even * 3 > units && odd * 20 < units ? "UTF-16BE" : nullptr;
}

// One byte a letter, and letters of Latin: what sets these apart is which accents they hold.
bool isLatin(QByteArrayView charset)
{
    static constexpr const char *others[] = {"ISO-8859-2",
                                             "ISO-8859-3",
                                             "ISO-8859-4",
                                             "ISO-8859-9",
                                             "ISO-8859-10",
                                             "ISO-8859-13",
                                             "ISO-8859-14",
                                             "ISO-8859-16",
                                             "WINDOWS-1250",
                                             "WINDOWS-1254",
                                             "WINDOWS-1257",
                                             "WINDOWS-1258",
                                             "IBM850",
                                             "IBM852",
                                             "IBM865",
                                             "MACINTOSH",
                                             "MAC-CENTRALEUROPE"};
    return std::ranges::any_of(others, [charset](const char *other) {
        return charset.compare(other, Qt::CaseInsensitive) == 0;
    });
}

bool isWesternLetter(uchar byte)
{
    return (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) || byte == 0x8A || byte == 0x8C
           || byte == 0x8E || byte == 0x9A || byte == 0x9C || byte == 0x9E || byte == 0x9F;
}

// A few accents are no evidence for another Latin alphabet than the western one, unless one of
// them would stand in a word and be no letter.
bool readsAsWestern(const QByteArray &bytes)
{
    constexpr int evidence = 40; // letters from which a guess is trusted
    const qsizetype size = std::min(bytes.size(), looked);
    const auto isPlain = [&](qsizetype at) {
        return at >= 0 && at < size && QChar::isLetter(uint(uchar(bytes[at])))
               && uchar(bytes[at]) < 0x80;
    };
    int letters = 0;
    for (qsizetype i = 0; i < size; ++i) {
        const uchar byte = uchar(bytes[i]);
        if (byte < 0x80)
            continue;
        if (isWesternLetter(byte))
            ++letters;
        else if ((byte < 0x91 || byte > 0x97) && isPlain(i - 1) && isPlain(i + 1))
            return false;
    }
    return letters < evidence;
}

// ISO's sets have control characters where Windows' have quotation marks and more letters.
QByteArray withoutControls(const QByteArray &name, const QByteArray &bytes)
{
    static const std::pair<const char *, const char *> siblings[] = {
        {"ISO-8859-2", "WINDOWS-1250"},
        {"ISO-8859-5", "WINDOWS-1251"},
        {"ISO-8859-7", "WINDOWS-1253"},
        {"ISO-8859-9", "WINDOWS-1254"},
        {"ISO-8859-8", "WINDOWS-1255"},
        {"ISO-8859-6", "WINDOWS-1256"},
        {"ISO-8859-13", "WINDOWS-1257"}};
    const auto end = bytes.begin() + std::min(bytes.size(), looked);
    const bool hasControls = std::any_of(
        bytes.begin(), end, [](char byte) { return uchar(byte) >= 0x80 && uchar(byte) < 0xA0; });
    for (const auto &[iso, windows] : siblings) {
        if (hasControls && name == iso)
            return windows;
    }
    return name;
}

QByteArray guessed(const QByteArray &bytes)
{
    uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, bytes.constData(), size_t(std::min(bytes.size(), looked)));
    uchardet_data_end(detector);
    const QByteArray name = uchardet_get_charset(detector);
    uchardet_delete(detector);
    // Where nothing speaks for another, what Windows wrote in western Europe: it also reads every
    // byte of Latin 1, which files say and do not mean.
    if (name.isEmpty() || name == "ASCII" || name == "ISO-8859-1" || name == "ISO-8859-15")
        return "WINDOWS-1252";
    if (isLatin(name) && readsAsWestern(bytes))
        return "WINDOWS-1252";
    return withoutControls(name, bytes);
}

Result<QByteArray> converted(const QByteArray &bytes, const QByteArray &charset)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(charset.constData(), &status);
    if (U_FAILURE(status))
        return Error{u"it is in %1, which is not known here"_s.arg(QString::fromLatin1(charset))};
    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    QString text(bytes.size() + 1, Qt::Uninitialized);
    char16_t *out = reinterpret_cast<char16_t *>(text.data());
    char16_t *const begin = out;
    const char *in = bytes.constData();
    ucnv_toUnicode(from,
                   &out,
                   out + text.size(),
                   &in,
                   bytes.constData() + bytes.size(),
                   nullptr,
                   true,
                   &status);
    ucnv_close(from);
    if (U_FAILURE(status)) {
        const qsizetype line = 1 + std::count(begin, out, u'\n');
        return Error{
            u"line %1 holds bytes that are not %2"_s.arg(line).arg(QString::fromLatin1(charset))};
    }
    text.truncate(out - begin);
    return text.toUtf8();
}

} // namespace

Result<DecodedText> decodeText(const QByteArray &bytes)
{
    for (const Mark &mark : marks) {
        if (!bytes.startsWith(mark.bytes))
            continue;
        const QByteArray rest = bytes.mid(mark.bytes.size());
        if (qstrcmp(mark.charset, "UTF-8") == 0 && rest.isValidUtf8())
            return DecodedText{rest, u"UTF-8"_s};
        auto text = converted(rest, mark.charset);
        if (!text)
            return text.error();
        return DecodedText{*std::move(text), QString::fromLatin1(mark.charset)};
    }
    if (const char *utf16 = utf16ByZeros(bytes)) {
        auto text = converted(bytes, utf16);
        if (text)
            return DecodedText{*std::move(text), QString::fromLatin1(utf16)};
    }
    if (bytes.isValidUtf8())
        return DecodedText{bytes, u"UTF-8"_s};
    const QByteArray charset = guessed(bytes);
    auto text = converted(bytes, charset);
    if (!text)
        return text.error();
    return DecodedText{*std::move(text), QString::fromLatin1(charset).toUpper()};
}

} // namespace sourceline
