#include "model/store/claimwords.h"

#include "model/store/dossier.h"

#include <QCoreApplication>

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::ClaimWords)
};

using Number = std::optional<qint32>;

QString boundWords(Number low, Number high)
{
    if (low && high)
        return *low == *high ? QString::number(*low) : u"%1–%2"_s.arg(*low).arg(*high);
    if (low)
        return Words::tr("%1 or more").arg(*low);
    return high ? Words::tr("up to %1").arg(*high) : QString();
}

QString qualified(const QString &qualifier, const QString &number)
{
    struct Wording
    {
        QLatin1StringView qualifier;
        const char *words;
    };

    static constexpr std::array wordings{
        Wording{"at least"_L1, QT_TRANSLATE_NOOP("sourceline::ClaimWords", "at least %1")},
        Wording{"more than"_L1, QT_TRANSLATE_NOOP("sourceline::ClaimWords", "more than %1")},
        Wording{"up to"_L1, QT_TRANSLATE_NOOP("sourceline::ClaimWords", "up to %1")},
        Wording{"about"_L1, QT_TRANSLATE_NOOP("sourceline::ClaimWords", "about %1")},
        Wording{"nearly"_L1, QT_TRANSLATE_NOOP("sourceline::ClaimWords", "nearly %1")}};
    for (const Wording &wording : wordings) {
        if (qualifier == wording.qualifier)
            return Words::tr(wording.words).arg(number);
    }
    return number;
}

// The number in the words, where what is recorded says no more than they do: rule 3 writes `nearly
// 12` down as 11, rule 9 `more than 30` as 31 and more. A coder may have left the best out, or the
// low.
Number numberSaid(const SaidFigure &said)
{
    const Number kept = said.best ? said.best : said.low ? said.low : said.high;
    if (!kept)
        return {};
    for (const qint32 number : {*kept, *kept - 1, *kept + 1}) {
        const FigureRange rule = rangeOf(said.qualifier.toLatin1(), number);
        const auto fits = [](Number recorded, Number byRule) {
            return !recorded || recorded == byRule;
        };
        // A best that the rule does not ask for is the bound itself.
        const Number best = rule.best ? rule.best : rule.high;
        if (number >= 0 && fits(said.low, rule.low) && fits(said.best, best)
            && fits(said.high, rule.high))
            return number;
    }
    return {};
}

QString figureSaid(const SaidFigure &said)
{
    const QString &qualifier = said.qualifier;
    if (qualifier == "several"_L1)
        return Words::tr("several");
    if (qualifier == "dozens"_L1)
        return Words::tr("dozens");
    if (qualifier.isEmpty())
        return rangeWords(said.low, said.best, said.high);
    if (const Number number = numberSaid(said))
        return qualified(qualifier, QString::number(*number));
    // More is recorded than the words say: both.
    const QString bounds = boundWords(said.low, said.high);
    const bool isNearly = qualifier == "nearly"_L1;
    if (said.best && (isNearly || qualifier == "about"_L1))
        return qualified(qualifier, QString::number(*said.best + (isNearly ? 1 : 0)))
               + (said.low == said.best && said.high == said.best ? QString()
                                                                  : u" (%1)"_s.arg(bounds));
    if (qualifier == "about"_L1 && said.low && said.high)
        return qualified(qualifier, bounds);
    return rangeWords(said.low, said.best, said.high);
}

SaidFigure saidBy(const ClaimView &claim)
{
    return {claim.reported, claim.qualifier, claim.low, claim.best, claim.high};
}

} // namespace

QString rangeWords(Number low, Number best, Number high)
{
    const QString bounds = boundWords(low, high);
    if (!best)
        return bounds;
    if (bounds.isEmpty())
        return Words::tr("about %1").arg(*best);
    const bool isBound = (low == best && (!high || high == low)) || (!low && high == best);
    return isBound ? bounds : u"%1 (%2)"_s.arg(QString::number(*best), bounds);
}

QString saidFigureWords(const SaidFigure &said)
{
    if (said.reported == "none"_L1)
        return Words::tr("none");
    if (said.reported == "not reported"_L1)
        return Words::tr("not reported");
    if (said.reported == "unknown"_L1) // "rockets", uncounted, are two at least
        return said.low ? Words::tr("%1 or more, not counted").arg(*said.low)
                        : Words::tr("number unknown");
    return said.reported == "figure"_L1 ? figureSaid(said) : QString();
}

QString claimFigureWords(const ClaimView &claim)
{
    return saidFigureWords(saidBy(claim));
}

QString claimNumberWords(const ClaimView &claim)
{
    SaidFigure said = saidBy(claim);
    if (said.reported != "figure"_L1 || (!said.low && !said.best && !said.high))
        return saidFigureWords(said);
    if (said.best && !said.low && !said.high && !said.qualifier.isEmpty())
        return QString::number(*said.best);
    return rangeWords(said.low, said.best, said.high);
}

} // namespace sourceline
