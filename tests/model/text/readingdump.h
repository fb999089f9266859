#pragma once

#include "model/text/sentencereading.h"

namespace sourceline {

/// What was read, a line an offer, with the words that it was read from: for comparing as a whole,
/// so that an offer too many fails as one that is missing.
inline QStringList dump(const SentenceReading &reading, const Offsets &text)
{
    using namespace Qt::StringLiterals;
    const auto number = [](const std::optional<qint32> &value) -> QString {
        return value ? QString::number(*value) : u"-"_s;
    };
    const auto source = [](const ReadSource &one) -> QString {
        return one.name + u'/' + one.kind + (one.isKnown ? u"!"_s : QString());
    };
    const auto attack = [](const auto &one) {
        return one.attack > 0 ? u" #%1"_s.arg(one.attack) : QString();
    };
    QStringList lines;
    for (const ReadDate &date : reading.dates) {
        QStringList all{date.edtf};
        for (const ReadDate::Other &other : date.others)
            all += other.edtf;
        lines += u"%1 %2%3 <%4>"_s.arg(date.isOfSpeech ? u"said"_s : u"date"_s,
                                       all.join(u" or "_s),
                                       date.isInferred ? u"?"_s : QString(),
                                       text.slice(date.range))
                 + attack(date);
    }
    for (const ReadTime &time : reading.times)
        lines += u"time %1 <%2>"_s.arg(time.time, text.slice(time.range)) + attack(time);
    for (const ReadName &place : reading.places)
        lines += (place.isKnown ? u"place "_s : u"new place "_s) + text.slice(place.range)
                 + (place.country.isEmpty() ? QString() : QString(u", "_s + place.country))
                 + attack(place);
    for (const ReadName &actor : reading.actors)
        lines += (actor.isKnown ? u"actor "_s : u"new actor "_s) + text.slice(actor.range)
                 + (actor.isBlamed ? u", blamed"_s : QString())
                 + (actor.stance.isEmpty() || actor.stance == u"asserts"
                        ? QString()
                        : QString(u", "_s + actor.stance))
                 + (actor.role.isEmpty() ? QString() : QString(u", as "_s + actor.role));
    for (const ReadTerm &means : reading.means)
        lines += u"means %1 <%2>"_s.arg(means.code, text.slice(means.range)) + attack(means);
    for (const ReadFigure &figure : reading.figures) {
        QStringList parts{figure.field, figure.measure};
        if (figure.reported != u"figure")
            parts += figure.reported;
        else if (figure.low)
            parts += number(figure.low) + u'-' + number(figure.high);
        else
            parts += {figure.qualifier == u"exactly" ? QString() : figure.qualifier,
                      figure.number ? number(figure.number) : QString()};
        parts += {figure.nationality, figure.status};
        parts.removeAll(QString());
        lines += u"%1 <%2>"_s.arg(parts.join(u' '), text.slice(figure.range)) + attack(figure);
    }
    for (const ReadSpeaker &speaker : reading.speakers) {
        QString chain;
        for (const ReadSource &one : speaker.through)
            chain += source(one) + u" <- "_s;
        QStringList beside{speaker.nationality, speaker.institution, speaker.venue};
        beside.removeAll(QString());
        lines +=
            QString(u"speaker "_s + chain + source(speaker.speaker))
            + (beside.isEmpty() ? QString() : QString(u" ("_s + beside.join(u", "_s) + u')'))
            + (speaker.isPronoun ? QString(u" <"_s + text.slice(speaker.speaker.range) + u">"_s)
                                 : QString());
    }
    if (reading.declining)
        lines += u"declines <%1>"_s.arg(text.slice(*reading.declining));
    if (reading.link)
        lines += u"link %1 <%2>"_s.arg(reading.link->code, text.slice(reading.link->range));
    if (!reading.calibre.isEmpty())
        lines += u"calibre "_s + reading.calibre;
    return lines;
}

} // namespace sourceline
