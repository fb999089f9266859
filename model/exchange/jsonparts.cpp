#include "model/exchange/jsonparts.h"

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

QJsonValue textValue(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue idValue(Id id)
{
    return id.isValid() ? QJsonValue(id.toText()) : QJsonValue();
}

QJsonValue numberValue(const std::optional<qint32> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString figureStateName(FigureState state)
{
    static constexpr std::array names{
        ""_L1, "figure"_L1, "none"_L1, "not reported"_L1, "unknown"_L1};
    return names[size_t(state)];
}

QJsonObject figureObject(const Figure &figure)
{
    const bool none = figure.state == FigureState::None;
    const auto number = [none](const std::optional<qint32> &value) {
        return none && !value ? QJsonValue(0) : numberValue(value);
    };
    return {{u"low"_s, number(figure.low)},
            {u"best"_s, number(figure.best)},
            {u"high"_s, number(figure.high)},
            {u"reported"_s, textValue(figureStateName(figure.state))},
            {u"overridden"_s, figure.overridden}};
}

QJsonArray chainArray(const QStringList &chain)
{
    return QJsonArray::fromStringList(chain);
}

QJsonArray citationArray(CitedTexts &texts, const std::vector<CitationView> &citations)
{
    QJsonArray array;
    for (const CitationView &citation : citations) {
        const CitedText cited = texts.of(citation);
        QJsonObject object{{u"id"_s, citation.id.toText()},
                           {u"document"_s, citation.document.toText()},
                           {u"start"_s, citation.range.start},
                           {u"end"_s, citation.range.end},
                           {u"sha256"_s, citation.sha256},
                           {u"text"_s, cited.text ? QJsonValue(*cited.text) : QJsonValue()},
                           {u"state"_s, cited.state}};
        if (citation.phrase)
            object.insert(u"phrase"_s,
                          QJsonObject{{u"start"_s, citation.phrase->start},
                                      {u"end"_s, citation.phrase->end}});
        if (citation.summaryOf.isValid())
            object.insert(u"summary_of"_s, citation.summaryOf.toText());
        if (cited.found.isValid()
            && (cited.found != citation.document || cited.range != citation.range)) {
            object.insert(u"found"_s,
                          QJsonObject{{u"document"_s, cited.found.toText()},
                                      {u"start"_s, cited.range.start},
                                      {u"end"_s, cited.range.end},
                                      {u"score"_s, cited.score}});
        }
        array.append(object);
    }
    return array;
}

QJsonValue statementValue(const Dossier &dossier, int index)
{
    if (index < 0)
        return {};
    const StatementView &view = dossier.statements[size_t(index)];
    QJsonArray reports;
    for (const ReportView &report : view.reports) {
        reports.append(QJsonObject{{u"document"_s, report.document.toText()},
                                   {u"title"_s, report.title},
                                   {u"outlet"_s, textValue(report.outlet)},
                                   {u"published"_s, textValue(report.publishedEdtf)},
                                   {u"chain"_s, chainArray(report.chain)}});
    }
    return QJsonObject{{u"id"_s, view.id.toText()},
                       {u"handle"_s, textValue(view.handle)},
                       {u"speaker"_s, view.speakerName},
                       {u"speaker_kind"_s, view.speakerKind},
                       {u"co_speakers"_s, QJsonArray::fromStringList(view.coSpeakers)},
                       {u"institution"_s, textValue(view.institution)},
                       {u"said"_s,
                        QJsonObject{{u"edtf"_s, textValue(view.saidEdtf)},
                                    {u"basis"_s, textValue(view.saidBasis)}}},
                       {u"venue"_s, textValue(view.venue)},
                       {u"gist"_s, view.gist},
                       {u"by_action"_s, view.byAction},
                       {u"reports"_s, reports}};
}

QString likelihoodName(int band)
{
    static constexpr std::array names{""_L1,
                                      "almost no chance"_L1,
                                      "very unlikely"_L1,
                                      "unlikely"_L1,
                                      "roughly even chance"_L1,
                                      "likely"_L1,
                                      "very likely"_L1,
                                      "almost certain"_L1};
    return names[band > 0 && band < int(names.size()) ? size_t(band) : 0];
}

} // namespace sourceline
