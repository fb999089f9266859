#pragma once

#include "model/coding/places.h"
#include "ui/actors/recordpane.h"

namespace sourceline {

/// Where incidents were: names, what a place is in, its position, the incidents there; merged where
/// two are one.
class PlacesPane : public RecordPane
{
    Q_OBJECT

public:
    explicit PlacesPane(Workbench &workbench, QWidget *parent = nullptr);

protected:
    ListReader listReader() const override;
    void readRecord(Id record, int number) override;
    void add() override;
    void change() override;
    void merge() override;
    void addName() override;
    void changeLine(const RecordLine &line) override;
    EditLog::Change removal(Id record) override;
    EditLog::Change lineRemoval(const RecordLine &line) override;

private:
    Shown shownOf(const PlaceRecord &place) const;
    void askPlace(const PlaceDraft &draft, const QString &parentName, Id changed);

    PlaceRecord m_place;
};

} // namespace sourceline
