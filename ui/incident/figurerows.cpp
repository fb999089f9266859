// Figures: each measure and each group for itself, with the claims that share its range below it.
#include "model/workbench/cellcitations.h"
#include "ui/incident/claimrows.h"
#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::ClaimRows)
};

/// A figure and the claims of its measure and group.
struct Reported
{
    FigureKey key;
    Figure figure;
    Claims claims;
    const OverrideView *chosen = nullptr;
};

// The kind of people in a group, where all its claims agree on it.
QString commonWhom(const Claims &claims)
{
    const QString first = whomWords(*claims.front());
    const bool same = std::all_of(claims.begin(), claims.end(), [&](const ClaimView *claim) {
        return whomWords(*claim) == first;
    });
    if (!same && !claims.front()->whomName.isEmpty())
        return claims.front()->whomName;
    return same ? first : QString(groupOf(*claims.front())).replace(u"; "_s, Words::tr(" and "));
}

// One said value keeps its own words, several become best and range.
QString valueOf(const Reported &one)
{
    Claims feeding;
    std::ranges::copy_if(one.claims, std::back_inserter(feeding), [](const ClaimView *claim) {
        return claim->feeds && (claim->reported == u"figure" || claim->reported == u"none");
    });
    if (feeding.empty() || one.figure.overridden)
        return figureWords(one.figure);
    const QString first = claimFigureWords(*feeding.front());
    const bool same = std::ranges::all_of(
        feeding, [&first](const ClaimView *claim) { return claimFigureWords(*claim) == first; });
    return same ? first : figureWords(one.figure);
}

QString segmentWhom(const Reported &one, bool alone)
{
    if (one.key.field == "munitions" || one.key.field == "count")
        return {};
    if (one.key.whom != u"all" || alone)
        return commonWhom(one.claims).remove(u"all"_s);
    return Words::tr("in all");
}

// `31 (31–36) fired`, `2 American`, `3 in all`; without a number the words turn round: `forces:
// number unknown`.
TextLine segmentOf(const Reported &one, bool alone)
{
    const QString value = valueOf(one);
    const QString measure = measureWords(QString::fromLatin1(one.key.measure));
    if (one.figure.state != FigureState::Figure && one.figure.state != FigureState::None) {
        QStringList words{measure, segmentWhom(one, true)};
        words.removeAll(QString());
        return {{words.isEmpty() ? value : QString(words.join(u' ') % u": "_s % value),
                 TextStyle::Quiet}};
    }
    TextLine segment{{value, TextStyle::Strong}};
    QStringList words{measure, segmentWhom(one, alone)};
    words.removeAll(QString());
    if (!words.isEmpty())
        segment.push_back({QString(u' ' % words.join(u' ')), TextStyle::Plain});
    return segment;
}

bool isOf(const ClaimView &claim, const FigureKey &key)
{
    const bool munitions = claim.field == u"munitions";
    const QString measure = claim.measure.isEmpty() && munitions ? u"unspecified"_s : claim.measure;
    return groupOf(claim) == key.whom && (!munitions || measure == QLatin1String(key.measure));
}

std::vector<Reported> reportedOf(const Dossier &dossier, const QString &field, const Claims &claims)
{
    std::vector<Reported> found;
    for (const auto &[key, figure] : dossier.figures) {
        if (QString::fromLatin1(key.field) != field)
            continue;
        Reported one{key, figure, {}, nullptr};
        std::copy_if(claims.begin(),
                     claims.end(),
                     std::back_inserter(one.claims),
                     [&wanted = key](const ClaimView *claim) { return isOf(*claim, wanted); });
        for (const OverrideView &chosen : dossier.overrides) {
            if (chosen.key == key)
                one.chosen = &chosen;
        }
        if (!one.claims.empty())
            found.push_back(std::move(one));
    }
    // In the order in which it happens, and the group that includes the others last: it is no sum.
    const auto place = [](const Reported &one) {
        static const QByteArrayList measures = {"fired", "landed", "found unfired", "unspecified"};
        return std::pair(measures.indexOf(one.key.measure), one.key.whom == u"all");
    };
    std::stable_sort(found.begin(), found.end(), [&](const auto &a, const auto &b) {
        return place(a) < place(b);
    });
    return found;
}

QString ruleTip(const Reported &one)
{
    switch (one.figure.state) {
    case FigureState::NotReported:
        return Words::tr("By rule 11 of the codebook: that nothing is known of is not none.");
    case FigureState::Unknown:
        return Words::tr("By rule 18 of the codebook: said without a number, it counts only where "
                         "no number is said.");
    case FigureState::NotStated:
        return Words::tr("No claim of this measure and group feeds a figure.");
    default:
        return Words::tr("By rule 9 of the codebook, from the claims of this measure and group "
                         "that feed: the smallest low, the largest high, open where one is open "
                         "above, and as best what most speakers say.");
    }
}

// `31 (31–36), chosen by A.K., 3 Mar 2026: …; the rule gives 30 (11–36)`
QString chosenWords(const Reported &one)
{
    return Words::tr("chosen by %1: %2; the rule gives %3")
        .arg(byWhomAndWhen(one.chosen->madeBy, one.chosen->madeAt),
             one.chosen->reason,
             figureWords(one.chosen->byRule));
}

// Over the claims that share a range: what is fired is not what landed.
SheetRow measureRow(const Reported &one)
{
    SheetRow row;
    row.kind = RowKind::Measure;
    row.key = u"figure "_s % QLatin1String(one.key.field) % u' ' % QLatin1String(one.key.measure)
              % u' ' % one.key.whom;
    row.figure = one.key;
    QStringList words{measureWords(QString::fromLatin1(one.key.measure)), segmentWhom(one, false)};
    words.removeAll(QString());
    const QString title = words.isEmpty() ? Words::tr("measure not specified") : words.join(u' ');
    row.lines.push_back(
        {{QString(capitalised(title) % u": "_s), TextStyle::Quiet},
         {one.figure.state == FigureState::NotStated ? Words::tr("nothing feeds it") : valueOf(one),
          TextStyle::Strong}});
    row.tip = ruleTip(one);
    if (one.chosen) {
        row.lines.front().push_back({QString(u", "_s % chosenWords(one)), TextStyle::Plain});
        row.tip = QString(capitalised(chosenWords(one)) % u'\n' % row.tip);
    }
    for (const ClaimView *claim : one.claims) {
        if (claim->feeds)
            row.citations.insert(
                row.citations.end(), claim->citations.begin(), claim->citations.end());
    }
    row.lights = title;
    return row;
}

void lightAsTheTable(SheetRow &row, const Dossier &dossier, const QString &field)
{
    const auto column = field == u"munitions" ? IncidentModel::Munitions
                        : field == u"killed"  ? IncidentModel::Killed
                        : field == u"wounded" ? IncidentModel::Wounded
                        : field == u"count"   ? IncidentModel::Count
                                              : IncidentModel::ColumnCount;
    if (column == IncidentModel::ColumnCount)
        return;
    CellCitations behind = citationsBehind(dossier, column);
    row.citations = std::move(behind.citations);
    row.lights = behind.label;
}

SheetRow figureRow(const Dossier &dossier, const QString &field, const Claims &claims)
{
    const std::vector<Reported> figures = reportedOf(dossier, field, claims);
    const auto stated = std::count_if(figures.begin(), figures.end(), [](const Reported &one) {
        return one.figure.state != FigureState::NotStated;
    });
    TextLine line;
    for (const Reported &one : figures) {
        if (one.figure.state == FigureState::NotStated)
            continue;
        if (!line.empty())
            line.push_back({middot, TextStyle::Quiet});
        const TextLine segment = segmentOf(one, stated == 1);
        line.insert(line.end(), segment.begin(), segment.end());
    }
    if (line.empty())
        return fieldRow(dossier, field, claims);
    if (std::any_of(figures.begin(), figures.end(), [](const auto &one) { return one.chosen; }))
        line.push_back({QString(middot % Words::tr("chosen by an analyst")), TextStyle::Quiet});
    addConflictMark(line, dossier, field);
    SheetRow row;
    row.kind = RowKind::Fact;
    row.key = u"field "_s % field;
    row.label = fieldLabel(field);
    row.lines.push_back(std::move(line));
    row.right = claimCount(dossier, claims);
    QStringList tips;
    Claims left = claims;
    for (const Reported &one : figures) {
        row.children.push_back(measureRow(one));
        row.children.back().titles = &one == &figures.front();
        tips += row.children.back().tip;
        addClaims(row, dossier, one.claims);
        std::erase_if(left, [&](const ClaimView *claim) {
            return std::find(one.claims.begin(), one.claims.end(), claim) != one.claims.end();
        });
    }
    addClaims(row, dossier, left);
    row.figure = figures.front().key; // of several the first, as they are written
    tips.removeDuplicates();
    row.tip = tips.join(u'\n');
    lightAsTheTable(row, dossier, field);
    return row;
}

} // namespace

std::vector<SheetRow> figureRows(const Dossier &dossier)
{
    std::vector<SheetRow> rows;
    for (const auto *field : {u"munitions", u"killed", u"wounded", u"casualties", u"count"}) {
        const QString name = QString::fromUtf16(field);
        if (const Claims claims = claimsOf(dossier, name); !claims.empty())
            rows.push_back(figureRow(dossier, name, claims));
    }
    return rows;
}

} // namespace sourceline
