// Figures with their ranges, and under each who counts what.
#include "model/store/claimwords.h"
#include "model/store/figurewords.h"
#include "model/workbench/briefingparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::BriefingFigures)
};

struct FieldName
{
    const char *field;
    const char *name;
};

constexpr std::array fieldNames = {
    FieldName{"killed", QT_TRANSLATE_NOOP("sourceline::BriefingFigures", "Killed")},
    FieldName{"wounded", QT_TRANSLATE_NOOP("sourceline::BriefingFigures", "Wounded")},
    FieldName{"casualties", QT_TRANSLATE_NOOP("sourceline::BriefingFigures", "Killed or wounded")},
    FieldName{"munitions", QT_TRANSLATE_NOOP("sourceline::BriefingFigures", "Munitions")},
    FieldName{"count", QT_TRANSLATE_NOOP("sourceline::BriefingFigures", "Incidents")}};

bool countsPeople(const QByteArray &field)
{
    return field != "munitions" && field != "count";
}

bool isOf(const ClaimView &claim, const FigureKey &key)
{
    if (claim.field != QLatin1String(key.field))
        return false;
    if (key.field == "count")
        return true;
    if (key.field == "munitions")
        return (claim.measure.isEmpty() ? u"unspecified"_s : claim.measure)
               == QLatin1String(key.measure);
    return (claim.group.isEmpty() ? u"all"_s : claim.group) == key.whom;
}

std::vector<const ClaimView *> claimsOf(const Dossier &dossier, const FigureKey &key)
{
    std::vector<const ClaimView *> claims;
    for (const ClaimView &claim : dossier.claims) {
        if (isOf(claim, key))
            claims.push_back(&claim);
    }
    return claims;
}

// `civilian contractor`; two words for the same people both.
QString statusWords(const std::vector<const ClaimView *> &claims)
{
    QStringList all;
    for (const ClaimView *claim : claims) {
        if (claim->feeds && !claim->status.isEmpty())
            all += claim->status;
    }
    all.removeDuplicates();
    return all.join(Words::tr(" or ")).replace(u"; "_s, Words::tr(" and "));
}

// `fired`, `American civilian contractor`, `American and Iraqi, jointly`, `in all`.
QString groupWords(const FigureKey &key, const std::vector<const ClaimView *> &claims, bool alone)
{
    if (!countsPeople(key.field))
        return key.measure == "unspecified" ? QString() : QString::fromLatin1(key.measure);
    const QString status = statusWords(claims);
    if (key.whom == u"all") {
        if (alone)
            return status;
        return status.isEmpty() ? Words::tr("in all") : Words::tr("in all, %1").arg(status);
    }
    if (!claims.empty() && !claims.front()->whomName.isEmpty())
        return status.isEmpty() ? claims.front()->whomName
                                : QString(claims.front()->whomName + u", "_s + status);
    QString words = key.whom;
    words.replace(u"; "_s, Words::tr(" and "));
    if (!status.isEmpty())
        words += u' ' + status;
    const bool joint = !claims.empty() && claims.front()->joint;
    return joint ? Words::tr("%1, jointly").arg(words) : words;
}

// One claim keeps its own words, several become best and range.
QString valueWords(const Figure &figure, const std::vector<const ClaimView *> &claims)
{
    const ClaimView *only = nullptr;
    int feeding = 0;
    for (const ClaimView *claim : claims) {
        if (claim->feeds && (claim->reported == u"figure" || claim->reported == u"none")) {
            only = claim;
            ++feeding;
        }
    }
    return feeding == 1 && !figure.overridden ? claimFigureWords(*only) : figureWords(figure);
}

QString markWords(const Figure &figure)
{
    QStringList marks;
    if (figure.overridden)
        marks += Words::tr("chosen by an analyst");
    if (figure.conflicting)
        marks += Words::tr("conflicting reports");
    else if (figure.differing)
        marks += Words::tr("reported differently");
    return marks.isEmpty() ? QString() : QString(u" ("_s + marks.join(u", "_s) + u')');
}

// What is shown and feeds nothing says why.
QString standingWords(const ClaimView &claim)
{
    const QString words = claimFigureWords(claim);
    if (claim.feeds || claim.reported == u"unknown" || claim.reported == u"not reported")
        return words; // no number to be left out
    if (claim.supersededBy.isValid())
        return Words::tr("%1 (replaced later)").arg(words);
    return claim.reason.isEmpty() ? Words::tr("%1 (left out)").arg(words)
                                  : Words::tr("%1 (left out: %2)").arg(words, claim.reason);
}

/// Who says something, each once. Several articles in their own voice are named together.
class Speakers
{
public:
    void add(const QString &who)
    {
        if (!m_who.contains(who))
            m_who += who;
    }

    void add(const StatementView &statement)
    {
        const QString who = briefingSpeaker(statement);
        const QString voice = Words::tr(", in its own voice");
        if (!isOwnVoice(statement) || !who.endsWith(voice))
            return add(who);
        if (const QString outlet = who.chopped(voice.size()); !m_outlets.contains(outlet))
            m_outlets += outlet;
    }

    QString words() const
    {
        QStringList all = m_who;
        if (m_outlets.size() == 1)
            all += Words::tr("%1, in its own voice").arg(m_outlets.front());
        else if (!m_outlets.isEmpty())
            all += Words::tr("in their own voice %1").arg(m_outlets.join(u", "_s));
        return all.join(u"; "_s);
    }

private:
    QStringList m_who, m_outlets;
};

// `about 30: A; B · 31–36: C`: what is counted first, each in the order in which it was coded.
QString claimedWords(const Dossier &dossier, std::vector<const ClaimView *> claims)
{
    std::vector<std::pair<QString, Speakers>> values;
    std::stable_sort(claims.begin(), claims.end(), [](const ClaimView *a, const ClaimView *b) {
        return a->feeds > b->feeds;
    });
    for (const ClaimView *claim : claims) {
        const QString value = standingWords(*claim);
        auto same = std::find_if(
            values.begin(), values.end(), [&](const auto &one) { return one.first == value; });
        if (same == values.end())
            same = values.insert(values.end(), {value, {}});
        if (claim->statement < 0)
            same->second.add(Words::tr("nobody named"));
        else
            same->second.add(dossier.statements[static_cast<size_t>(claim->statement)]);
    }
    QStringList parts;
    for (const auto &[value, who] : values)
        parts += value + u": "_s + who.words();
    return parts.join(u" · "_s);
}

// That a number was said, whether it counts or not.
bool isStated(const Dossier &dossier, const FigureKey &key, const Figure &figure)
{
    return figure.state != FigureState::NotStated || isLeftOutWhole(dossier, key, figure);
}

void addField(std::vector<BriefingLine> &lines, const Dossier &dossier, const FieldName &name)
{
    std::vector<std::pair<FigureKey, Figure>> stated;
    for (const auto &[key, figure] : dossier.figures) {
        if (key.field == name.field && isStated(dossier, key, figure))
            stated.emplace_back(key, figure);
    }
    // The group that includes the others comes last: it is no sum.
    std::stable_sort(stated.begin(), stated.end(), [](const auto &a, const auto &b) {
        return countsPeople(a.first.field) && (a.first.whom == u"all") < (b.first.whom == u"all");
    });
    for (const auto &[key, figure] : stated) {
        const auto claims = claimsOf(dossier, key);
        const QString group = groupWords(key, claims, stated.size() == 1);
        const bool isNumber =
            figure.state == FigureState::Figure || figure.state == FigureState::None;
        QString text = figure.state == FigureState::NotStated ? Words::tr("no claim that counts")
                                                              : valueWords(figure, claims);
        if (!group.isEmpty())
            text = isNumber ? QString(text + u' ' + group) : QString(group + u": "_s + text);
        lines.push_back({Words::tr(name.name), text + markWords(figure)});
        if (!claims.empty())
            lines.push_back({{}, claimedWords(dossier, claims), 1, true});
    }
}

} // namespace

bool isLeftOutWhole(const Dossier &dossier, const FigureKey &key, const Figure &figure)
{
    return figure.state == FigureState::NotStated
           && std::ranges::any_of(claimsOf(dossier, key), [](const ClaimView *claim) {
                  return claim->low || claim->best || claim->high;
              });
}

QStringList briefingLeftOut(const Dossier &dossier)
{
    QStringList names;
    for (const FieldName &name : fieldNames) {
        for (const auto &[key, figure] : dossier.figures) {
            if (key.field != name.field || !isLeftOutWhole(dossier, key, figure))
                continue;
            const QString group = groupWords(key, claimsOf(dossier, key), true);
            names += group.isEmpty() ? Words::tr(name.name).toLower()
                                     : QString(Words::tr(name.name).toLower() + u' ' + group);
        }
    }
    return names;
}

QString briefingFieldName(const QString &field)
{
    for (const FieldName &name : fieldNames) {
        if (field == QLatin1String(name.field))
            return Words::tr(name.name);
    }
    return field;
}

std::vector<BriefingLine> briefingFigures(const Dossier &dossier)
{
    std::vector<BriefingLine> lines;
    for (const FieldName &name : fieldNames)
        addField(lines, dossier, name);
    if (lines.empty())
        lines.push_back({{}, Words::tr("The sources give no figures.")});
    return lines;
}

} // namespace sourceline
