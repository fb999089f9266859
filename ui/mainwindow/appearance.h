#pragma once

#include "ui/common/theme.h"

#include <QObject>

namespace sourceline {

/// Colours and text size of the whole program, as the person chose them; kept in the settings.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// Applies what is kept.
    explicit Appearance(QApplication &application, QObject *parent = nullptr);

    ColourScheme scheme() const { return m_scheme; }

    void setScheme(ColourScheme scheme);

    int zoom() const { return m_zoom; } ///< percent, 70 to 250

    void setZoom(int percent);
    void zoomBy(int steps);

private:
    void apply();

    QApplication &m_application;
    ColourScheme m_scheme = ColourScheme::System;
    int m_zoom = 100;
};

} // namespace sourceline
