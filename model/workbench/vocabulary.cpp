#include "model/workbench/vocabulary.h"

#include <QCoreApplication>

#include <span>

namespace sourceline {

namespace {

QString word(std::span<const char *const> words, quint8 code)
{
    if (code == 0 || code > words.size())
        return {};
    return QCoreApplication::translate("Vocabulary", words[code - 1U]);
}

} // namespace

QString counted(int n, const char *one, const char *many)
{
    return QCoreApplication::translate("Vocabulary", n == 1 ? one : many, nullptr, n);
}

QString kindWord(quint8 code)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("Vocabulary", "event"),
        QT_TRANSLATE_NOOP("Vocabulary", "aggregate"),
        QT_TRANSLATE_NOOP("Vocabulary", "statement"),
        QT_TRANSLATE_NOOP("Vocabulary", "development"),
    };
    return word(words, code);
}

QString stanceWord(quint8 code)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("Vocabulary", "asserts"),
        QT_TRANSLATE_NOOP("Vocabulary", "suspects"),
        QT_TRANSLATE_NOOP("Vocabulary", "implies"),
        QT_TRANSLATE_NOOP("Vocabulary", "claims responsibility"),
        QT_TRANSLATE_NOOP("Vocabulary", "denies"),
        QT_TRANSLATE_NOOP("Vocabulary", "rules out"),
        QT_TRANSLATE_NOOP("Vocabulary", "doubts"),
        QT_TRANSLATE_NOOP("Vocabulary", "investigates"),
        QT_TRANSLATE_NOOP("Vocabulary", "declines to name"),
    };
    return word(words, code);
}

bool isStanceAgainst(quint8 code)
{
    return code >= 5 && code <= 7;
}

QString likelihoodWord(quint8 band)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("Vocabulary", "almost no chance"),
        QT_TRANSLATE_NOOP("Vocabulary", "very unlikely"),
        QT_TRANSLATE_NOOP("Vocabulary", "unlikely"),
        QT_TRANSLATE_NOOP("Vocabulary", "roughly even chance"),
        QT_TRANSLATE_NOOP("Vocabulary", "likely"),
        QT_TRANSLATE_NOOP("Vocabulary", "very likely"),
        QT_TRANSLATE_NOOP("Vocabulary", "almost certain"),
        QT_TRANSLATE_NOOP("Vocabulary", "insufficient information"),
    };
    return word(words, band);
}

QString likelihoodRange(quint8 band)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("Vocabulary", "1–5 %"),
        QT_TRANSLATE_NOOP("Vocabulary", "5–20 %"),
        QT_TRANSLATE_NOOP("Vocabulary", "20–45 %"),
        QT_TRANSLATE_NOOP("Vocabulary", "45–55 %"),
        QT_TRANSLATE_NOOP("Vocabulary", "55–80 %"),
        QT_TRANSLATE_NOOP("Vocabulary", "80–95 %"),
        QT_TRANSLATE_NOOP("Vocabulary", "95–99 %"),
    };
    return word(words, band);
}

QString confidenceWord(quint8 code)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("Vocabulary", "low"),
        QT_TRANSLATE_NOOP("Vocabulary", "moderate"),
        QT_TRANSLATE_NOOP("Vocabulary", "high"),
    };
    return word(words, code);
}

QString reviewWord(quint8 code)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("Vocabulary", "draft"),
        QT_TRANSLATE_NOOP("Vocabulary", "coded"),
        QT_TRANSLATE_NOOP("Vocabulary", "reviewed"),
        QT_TRANSLATE_NOOP("Vocabulary", "disputed"),
    };
    return word(words, code);
}

QString measureWord(quint8 code)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("Vocabulary", "fired"),
        QT_TRANSLATE_NOOP("Vocabulary", "landed"),
        "",
        QT_TRANSLATE_NOOP("Vocabulary", "found unfired"),
    };
    return code == 3 ? QString() : word(words, code);
}

} // namespace sourceline
