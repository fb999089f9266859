#include "ui/incident/claimrows.h"

#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::ClaimRows)
};

using Claims = std::vector<const ClaimView *>;

QString measureWords(const QString &measure)
{
    return measure == u"unspecified" ? QString() : measure;
}

// The kind of people in a group, where all its claims agree on it.
QString commonWhom(const Claims &claims)
{
    const QString first = whomWords(*claims.front());
    const bool same = std::all_of(claims.begin(), claims.end(), [&](const ClaimView *claim) {
        return whomWords(*claim) == first;
    });
    return same ? first : QString(groupOf(*claims.front())).replace(u"; "_s, Words::tr(" and "));
}

// One said value keeps its own words, several become best and range.
QString valueOf(const Claims &claims, const Figure &figure)
{
    Claims feeding;
    std::copy_if(
        claims.begin(), claims.end(), std::back_inserter(feeding), [](const ClaimView *claim) {
            return claim->feeds && claim->reported == u"figure";
        });
    if (feeding.empty())
        return figureWords(figure);
    const ClaimView &first = *feeding.front();
    const bool same = std::all_of(feeding.begin(), feeding.end(), [&](const ClaimView *claim) {
        return claim->low == first.low && claim->best == first.best && claim->high == first.high
               && claim->qualifier == first.qualifier;
    });
    return same && !(first.low && first.best && first.high) ? claimFigureWords(first)
                                                            : figureWords(figure);
}

QString segmentWhom(const FigureKey &key, const Claims &claims, bool alone)
{
    if (key.field == "munitions" || key.field == "count")
        return {};
    if (key.whom != u"all" || alone)
        return commonWhom(claims).remove(u"all"_s);
    return Words::tr("in all");
}

// `31 (31–36) fired`, `2 American`, `3 in all`; without a number the words turn round: `forces:
// number unknown`.
TextLine segmentOf(const FigureKey &key, const Figure &figure, const Claims &claims, bool alone)
{
    const QString value = valueOf(claims, figure);
    if (figure.state != FigureState::Figure && figure.state != FigureState::None) {
        QStringList words{measureWords(QString::fromLatin1(key.measure)),
                          segmentWhom(key, claims, true)};
        words.removeAll(QString());
        return {{words.isEmpty() ? value : QString(words.join(u' ') % u": "_s % value),
                 TextStyle::Quiet}};
    }
    TextLine segment{{value, TextStyle::Strong}};
    QStringList words{measureWords(QString::fromLatin1(key.measure)),
                      segmentWhom(key, claims, alone)};
    words.removeAll(QString());
    if (!words.isEmpty())
        segment.push_back({QString(u' ' % words.join(u' ')), TextStyle::Plain});
    return segment;
}

QString countWords(const Dossier &dossier, const Claims &claims)
{
    QSet<Id> speakers;
    for (const ClaimView *claim : claims) {
        if (const StatementView *statement = statementOf(dossier, claim->statement))
            speakers += statement->speaker;
    }
    const auto n = static_cast<int>(claims.size());
    const QString count = n == 1 ? Words::tr("1 claim") : Words::tr("%n claims", nullptr, n);
    return speakers.size() < 2
               ? count
               : QString(count % u", "_s
                         % Words::tr("%n speakers", nullptr, static_cast<int>(speakers.size())));
}

void addMark(TextLine &line, bool differing, bool conflicting)
{
    if (conflicting)
        line.push_back(
            {QString(u"  \u2691 "_s % Words::tr("conflicting reports")), TextStyle::Warning});
    else if (differing)
        line.push_back(
            {QString(u"  \u2691 "_s % Words::tr("reported differently")), TextStyle::Quiet});
}

void addClaims(SheetRow &row, const Dossier &dossier, const Claims &claims, const QString &field)
{
    for (const ClaimView *claim : claims) {
        row.children.push_back(claimRow(dossier, *claim));
        if (claim->feeds)
            row.citations.insert(row.citations.end(),
                                 row.children.back().citations.begin(),
                                 row.children.back().citations.end());
    }
    row.lights = fieldLabel(field).toLower();
}

quint32 bitOf(const QString &field)
{
    static const std::array<std::pair<const char16_t *, quint32>, 5> bits = {
        {{u"killed", KilledBit},
         {u"wounded", WoundedBit},
         {u"munitions", MunitionsBit},
         {u"count", CountBit},
         {u"date", DateBit}}};
    const auto known = std::find_if(bits.begin(), bits.end(), [&](const auto &entry) {
        return field == QStringView(entry.first);
    });
    return known == bits.end() ? 0 : known->second;
}

QString recordedValue(const Dossier &dossier, const QString &field)
{
    if (field == u"date")
        return displayDate(dossier.dateEdtf);
    if (field == u"time")
        return dossier.timeLocal;
    if (field == u"place")
        return dossier.placeName;
    if (field == u"target")
        return dossier.target;
    if (field == u"weapon")
        return dossier.weapon;
    if (field == u"calibre")
        return dossier.calibre;
    return field == u"platform" ? dossier.platform : QString();
}

SheetRow fieldRow(const Dossier &dossier, const QString &field, const Claims &claims)
{
    SheetRow row;
    row.kind = RowKind::Fact;
    row.key = u"field "_s % field;
    row.label = fieldLabel(field);
    QString value = recordedValue(dossier, field);
    if (value.isEmpty()) {
        QStringList said;
        for (const ClaimView *claim : claims)
            said += claim->value;
        said.removeAll(QString());
        said.removeDuplicates();
        value = said.join(middot);
    }
    TextLine line{{value, TextStyle::Plain}};
    addMark(line, dossier.differing & bitOf(field), dossier.conflicting & bitOf(field));
    row.lines.push_back(std::move(line));
    row.right = claims.empty() ? QString() : countWords(dossier, claims);
    addClaims(row, dossier, claims, field);
    return row;
}

SheetRow figureRow(const Dossier &dossier, const QString &field, const Claims &claims)
{
    SheetRow row;
    row.kind = RowKind::Fact;
    row.key = u"field "_s % field;
    row.label = fieldLabel(field);
    TextLine line;
    std::vector<std::pair<FigureKey, Figure>> figures;
    for (const auto &entry : dossier.figures) {
        if (QString::fromLatin1(entry.first.field) == field
            && entry.second.state != FigureState::NotStated)
            figures.push_back(entry);
    }
    // In the order in which it happens, and the group that includes the others last: it is no sum.
    const auto place = [](const FigureKey &key) {
        static const QByteArrayList measures = {"fired", "landed", "found unfired", "unspecified"};
        return std::pair(measures.indexOf(key.measure), key.whom == u"all");
    };
    std::stable_sort(figures.begin(), figures.end(), [&](const auto &a, const auto &b) {
        return place(a.first) < place(b.first);
    });
    for (const auto &[key, figure] : figures) {
        Claims own;
        std::copy_if(claims.begin(),
                     claims.end(),
                     std::back_inserter(own),
                     [&, &wanted = key](const ClaimView *claim) {
                         const QString measure = claim->measure.isEmpty() && field == u"munitions"
                                                     ? u"unspecified"_s
                                                     : claim->measure;
                         return groupOf(*claim) == wanted.whom
                                && (field != u"munitions"
                                    || measure == QLatin1String(wanted.measure));
                     });
        if (own.empty())
            continue;
        if (!line.empty())
            line.push_back({middot, TextStyle::Quiet});
        const TextLine segment = segmentOf(key, figure, own, figures.size() == 1);
        line.insert(line.end(), segment.begin(), segment.end());
    }
    if (line.empty())
        return fieldRow(dossier, field, claims);
    addMark(line, dossier.differing & bitOf(field), dossier.conflicting & bitOf(field));
    row.lines.push_back(std::move(line));
    row.right = countWords(dossier, claims);
    addClaims(row, dossier, claims, field);
    return row;
}

Claims claimsOf(const Dossier &dossier, const QString &field)
{
    Claims found;
    for (const ClaimView &claim : dossier.claims) {
        if (claim.field == field)
            found.push_back(&claim);
    }
    return found;
}

} // namespace

SheetRow claimRow(const Dossier &dossier, const ClaimView &claim)
{
    SheetRow row;
    row.kind = RowKind::Claim;
    row.key = u"claim "_s % claim.id.toText();
    const bool dropped = claim.supersededBy.isValid();
    const auto shade = [dropped](TextStyle style) {
        return dropped ? TextStyle::Struck : style;
    };
    const QString figure = claimFigureWords(claim);
    const bool counted = claim.reported == u"figure" || claim.reported == u"none";
    QStringList beside{measureWords(claim.measure), whomWords(claim)};
    beside.removeAll(QString());
    const QString words = beside.join(u' ');
    TextLine first;
    if (figure.isEmpty())
        first.push_back({claim.value, shade(TextStyle::Plain)});
    else if (!counted && !words.isEmpty())
        first.push_back({QString(words % u": "_s % figure), shade(TextStyle::Plain)});
    else
        first.push_back({figure, shade(counted ? TextStyle::Strong : TextStyle::Plain)});
    if (counted && !words.isEmpty())
        first.push_back({QString(u' ' % words), shade(TextStyle::Plain)});
    if (!figure.isEmpty() && !claim.value.isEmpty())
        first.push_back({QString(middot % claim.value), TextStyle::Quiet});
    if (!claim.resolvedEdtf.isEmpty())
        first.push_back({QString(u" = "_s % displayDate(claim.resolvedEdtf)), TextStyle::Quiet});
    row.lines.push_back(std::move(first));
    if (const StatementView *statement = statementOf(dossier, claim.statement)) {
        QStringList chains = sourceChains(*statement);
        if (const QString said = saidWords(*statement); !said.isEmpty())
            chains.last() += middot % said;
        for (const QString &chain : chains)
            row.lines.push_back({{chain, TextStyle::Quiet}});
        row.tip = reportTitles(*statement);
    }
    if (dropped || !claim.feeds) {
        const QString why = dropped && claim.reason.isEmpty()
                                ? Words::tr("superseded by a later claim")
                                : claim.reason;
        const QString nothing = Words::tr("feeds nothing");
        row.lines.push_back(
            {{capitalised(why.isEmpty() ? nothing : QString(why % middot % nothing)),
              TextStyle::Quiet}});
    }
    row.citations = citationsOr(claim.citations, dossier, claim.statement);
    row.lights = fieldLabel(claim.field) % u": "_s % (figure.isEmpty() ? claim.value : figure);
    return row;
}

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

std::vector<SheetRow> fieldRows(const Dossier &dossier)
{
    std::vector<SheetRow> rows;
    for (const auto *field : {u"date",
                              u"time",
                              u"place",
                              u"target",
                              u"weapon",
                              u"calibre",
                              u"platform",
                              u"origin",
                              u"participants",
                              u"damage",
                              u"finder",
                              u"responsibility",
                              u"motive",
                              u"reaction",
                              u"investigation",
                              u"status",
                              u"significance",
                              u"other"}) {
        const QString name = QString::fromUtf16(field);
        const Claims claims = claimsOf(dossier, name);
        // Date, time and place stand in the heading already.
        const bool inHeading = name == u"date" || name == u"time" || name == u"place";
        if (!claims.empty() || (!inHeading && !recordedValue(dossier, name).isEmpty()))
            rows.push_back(fieldRow(dossier, name, claims));
    }
    return rows;
}

} // namespace sourceline
