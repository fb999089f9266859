#pragma once

#include "model/text/sentencereading.h"
#include "model/text/wordline.h"

#include <QDate>

namespace sourceline {

/// What relative dates are counted from; invalid where it is not known.
struct DayContext
{
    QDate published;                ///< the day of publication
    QDate before;                   ///< the day that was named last
    bool isBeforeElsewhere = false; ///< in a sentence before this one
};

/// A date and the words that it takes, end exclusive; no words: none begins there.
struct DateAt
{
    int first = 0, end = 0;
    ReadDate date; ///< without its range
};

/// `27 December 2019`, `March 11`, `early January`, `spring 2019`, `in 2018`, `2020-03-11`. Where
/// the year is not said, the last such date up to the publication.
DateAt absoluteDateAt(const WordLine &line, int at, const DayContext &context);
/// `Friday night`, `yesterday`, `last week`, `earlier this month`, `two days later`.
DateAt relativeDateAt(const WordLine &line, int at, const DayContext &context);

// In the order of the sentence; ranges are UTF-16 units of it.
std::vector<ReadDate> datesIn(const WordLine &line, const ReadingContext &context);
std::vector<ReadTime> timesIn(const WordLine &line);

/// 1 to 12; 0: none. Only with a capital.
int monthAt(const WordLine &line, int at);
/// Qt::Monday to Qt::Sunday; 0: none.
int weekdayAt(const WordLine &line, int at);
/// 21 to 24 as in EDTF; 0: none.
int seasonAt(const WordLine &line, int at);

QString edtfDay(const QDate &day);
QString edtfDays(const QDate &first, const QDate &last); ///< one day where both are the same
/// `29 Mar 2020`
QString dayWords(const QDate &day);
/// By the codebook's rule: early is 1 to 10, mid 11 to 20, late 21 to the end.
QString partOfMonth(QStringView part, int year, int month);

} // namespace sourceline
