/** Events in HDF5 files, without native code. */
package org.anisky.io.hdf5;
