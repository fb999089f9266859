#include "ui/article/sentencewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int incidentsInTip = 6;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::SentenceWords)
};

SupportedIncident headlineOf(const DocumentView &document, Id incident)
{
    SupportedIncident found;
    for (const IncidentHeadline &headline : document.incidents) {
        if (headline.id == incident) {
            found.id = incident;
            found.title = headline.title;
            found.date = displayDate(headline.dateEdtf);
        }
    }
    return found;
}

} // namespace

QString supportsWords(quint8 supports)
{
    QStringList words;
    if (supports & SupportsEvent)
        words += Words::tr("event");
    if (supports & SupportsFigure)
        words += Words::tr("figure");
    if (supports & SupportsAttribution)
        words += Words::tr("attribution");
    if (supports & SupportsOther)
        words += Words::tr("other claim");
    return words.join(u", "_s);
}

std::vector<SupportedIncident> incidentsOf(const DocumentView &document,
                                           const ReaderText &reader,
                                           const std::vector<int> &sentences,
                                           Id current)
{
    std::vector<SupportedIncident> incidents;
    for (const int sentence : sentences) {
        for (const int index : reader.sentences()[static_cast<size_t>(sentence)].highlights) {
            const Highlight &highlight = reader.highlight(index);
            auto known =
                std::find_if(incidents.begin(), incidents.end(), [&](const SupportedIncident &one) {
                    return one.id == highlight.incident;
                });
            if (known == incidents.end()) {
                SupportedIncident incident = headlineOf(document, highlight.incident);
                if (!incident.id.isValid())
                    continue;
                incidents.push_back(std::move(incident));
                known = std::prev(incidents.end());
            }
            known->supports = static_cast<quint8>(known->supports | highlight.supports);
        }
    }
    std::stable_partition(incidents.begin(),
                          incidents.end(),
                          [current](const SupportedIncident &one) { return one.id == current; });
    return incidents;
}

QString anchorWords(const ReaderText &reader, const CitedSentence &sentence)
{
    double worst = 1;
    for (const int index : sentence.highlights)
        worst = qMin(worst, reader.highlight(index).score);
    if (sentence.fuzzy)
        return Words::tr("Only alike: this text words it differently (%1 % the same).")
            .arg(std::lround(worst * 100));
    if (sentence.moved)
        return Words::tr("Moved: the same sentence, at another place than in the text it was coded "
                         "on (%1 % the same).")
            .arg(std::lround(worst * 100));
    return {};
}

QString
sentenceSummary(const DocumentView &document, const ReaderText &reader, int sentence, Id current)
{
    const CitedSentence &cited = reader.sentences()[static_cast<size_t>(sentence)];
    const auto incidents = incidentsOf(document, reader, {sentence}, current);
    QStringList lines;
    for (const SupportedIncident &incident : incidents) {
        if (lines.size() == incidentsInTip) {
            lines += Words::tr(
                "and %n more", nullptr, static_cast<int>(incidents.size()) - incidentsInTip);
            break;
        }
        const QString title = incident.date.isEmpty()
                                  ? incident.title
                                  : QString(incident.title % u", "_s % incident.date);
        lines += QString(supportsWords(incident.supports) % u": "_s % title);
    }
    if (lines.isEmpty())
        lines += Words::tr("Reports a statement; supports no incident by itself.");
    if (const QString how = anchorWords(reader, cited); !how.isEmpty())
        lines += how;
    return lines.join(u'\n');
}

} // namespace sourceline
