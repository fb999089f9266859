#pragma once

#include "model/text/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace sourceline {

/// Standard output of one verb. A reader that has seen enough (`| head`) ends it quietly; a full
/// disk does not.
class Output
{
public:
    Output();
    ~Output();
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;

    void write(const QString &text);
    void line(const QString &text);
    void json(const QJsonObject &object);
    void json(const QJsonArray &array);

    void flush(); ///< what is read while the work goes on

    bool isOpen() const { return m_error == 0; } ///< false: nobody reads any more, so stop working

    /// Writes what is left and gives `code`, or 1 with a sentence where it could not all be
    /// written.
    int finish(int code);

private:
    QByteArray m_buffer;
    int m_error = 0;
};

/// One line on standard error, and the exit code for work that failed.
int fail(const QString &sentence);
void complain(const QString &sentence);

} // namespace sourceline
