#pragma once

#include <QObject>

#include <array>

namespace sourceline {

/// Tells in the event loop that the system ends the program: a logout, a shutdown, Ctrl+C in the
/// shell it was started from. One at a time; while it lives the signals end the program only if
/// whoever listens ends it. Without pipes or handlers to be had, the signals do what they always
/// do.
class EndSignals : public QObject
{
    Q_OBJECT

public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;
    Q_DISABLE_COPY_MOVE(EndSignals)

signals:
    void endAsked();

private:
    std::array<int, 2> m_pipe{-1, -1};
};

} // namespace sourceline
