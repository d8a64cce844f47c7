package io.slipway.engine.packages;

import io.slipway.engine.store.DatabaseAddress;

/** On H2, in a file. */
class PackageStoreIT extends PackageStoreLaws {

    @Override
    DatabaseAddress address() {
        return DatabaseAddress.fileIn(temp);
    }
}
